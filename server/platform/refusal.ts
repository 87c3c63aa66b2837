import type { Refusal } from '../../contract/reply';

/** A request that is answered with words instead of data. Thrown by handlers, turned into a reply by the dispatcher. */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`);
    this.name = 'RefusalError';
  }
}

/** `code` is stable, `message` is Chinese and says what to do next. */
export function refuse(
  code: string,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): RefusalError {
  return new RefusalError({ code, message, ...more });
}
