export type PosterErrorCode =
  | 'REGION_UNKNOWN'
  | 'NO_NOTICE'
  | 'REGION_TOO_WIDE'
  | 'CHARACTER_MISSING'
  | 'TOO_MUCH_TEXT'
  | 'CODE_UNREADABLE';

/** No poster can be made; the message says in words why, and what to do. */
export class PosterError extends Error {
  constructor(
    readonly code: PosterErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'PosterError';
  }
}
