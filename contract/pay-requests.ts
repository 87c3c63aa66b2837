/** Where a request to pay stands, for whoever holds the link; it tells of nobody and of no amount. */
export type PayRequestState =
  /** The last four of the person's number open it. */
  | 'open'
  /** The person is insured for the year, whoever paid. */
  | 'paid'
  /** The link is too old, was withdrawn, or was tried too often. */
  | 'over';

/** How many digits open it. */
export const lastFourLength = 4;

/** So many may open one link; it is over for whoever comes later. */
export const mostHelpers = 20;

/** How often the last four may be typed wrong for one link, by whomever. */
export const mostWrongTries = 5;

/** The acts by which one asks another to pay for a person: part of the function `resident`. */
export interface PayRequestActions {
  /**
   * A link by which somebody else can pay for one person of an own record, for seven days. `NO_RECORD`, `ALREADY_INSURED`,
   * `TOO_MANY_LOOKUPS`.
   */
  'pay-request.make': {
    readonly request: { readonly recordId: string };
    readonly data: { readonly token: string; readonly expiresAt: number };
  };
  'pay-request.look': {
    readonly request: { readonly token: string };
    readonly data: {
      readonly state: PayRequestState;
      /** When the link ends, ms; where it is open. */
      readonly expiresAt?: number;
    };
  };
  /**
   * Opens it by the last four characters of the person's number. From then on the caller may order for him (`order.preview`,
   * `order.place`) as the asker applied. `LAST_FOUR_WRONG` (`details.triesLeft`), `REQUEST_OVER`, `ALREADY_INSURED`, `TOO_MANY_LOOKUPS`.
   */
  'pay-request.open': {
    readonly request: { readonly token: string; readonly lastFour: string };
    readonly data: {
      readonly recordId: string;
      /** Masked. */
      readonly insured: string;
      readonly year: number;
      readonly region: string;
      /** Until when it can be paid by this link. */
      readonly expiresAt: number;
    };
  };
}
