/**
 * For what pictures, and a telephone number to be called back by, are given. `refund`: a request that waits for an officer, `id` its
 * `refundId`. `claim`: an identity that waits for an office, `id` its `recordId`.
 */
export const evidenceKinds = ['refund', 'claim'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Pictures of one request at most. */
export const mostPictures = 6;
/** Bytes of a picture as it is kept. A phone makes larger ones smaller before it sends them. */
export const mostPictureBytes = 4 * 1024 * 1024;
/** Days after the decision until the pictures go. */
export const pictureDays = 60;

export interface EvidenceOf {
  readonly kind: EvidenceKind;
  readonly id: string;
}

export interface PictureView {
  readonly pictureId: string;
  readonly bytes: number;
  /** When it came, ms. */
  readonly at: number;
}

/** With an address that shows it for ten minutes to whoever has it. */
export interface ShownPicture extends PictureView {
  readonly link: string;
}

/**
 * Each names what the pictures are for, and refuses with `NO_REQUEST` where it isn't the caller's own, and with
 * `REQUEST_DECIDED` where an officer has decided it (but for looking at them).
 */
export interface EvidenceActions {
  /**
   * Makes place for one more picture, which the phone puts under `path` in the cloud's storage, within half an hour. Refuses with
   * `TOO_MANY_PICTURES` and `TOO_MANY_LOOKUPS`.
   */
  'evidence.begin': {
    readonly request: EvidenceOf;
    readonly data: { readonly pictureId: string; readonly path: string };
  };
  /**
   * The phone has put it there: from now on it is the server's. Refuses with `NO_PICTURE` (there is no such place any more),
   * `PICTURE_NOT_THERE` (nothing lies there: send it again), `PICTURE_TOO_LARGE`, `NOT_A_PICTURE`; after the last two the place is gone.
   */
  'evidence.keep': {
    readonly request: EvidenceOf & { readonly pictureId: string };
    readonly data: { readonly pictures: readonly PictureView[] };
  };
  /** A picture that is gone is no error. */
  'evidence.remove': {
    readonly request: EvidenceOf & { readonly pictureId: string };
    readonly data: { readonly pictures: readonly PictureView[] };
  };
  'evidence.look': {
    readonly request: EvidenceOf;
    readonly data: {
      readonly pictures: readonly ShownPicture[];
      /** Whole, as the caller gave it; absent where he gave none. */
      readonly phone?: string;
    };
  };
  /**
   * By which number the office may call him back about it, and about nothing else; null takes it back. Refuses with `WRONG_PHONE` and
   * `TOO_MANY_LOOKUPS`.
   */
  'evidence.phone': {
    readonly request: EvidenceOf & { readonly phone: string | null };
    readonly data: { readonly phone?: string };
  };
}
