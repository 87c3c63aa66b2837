/** One person's request to somebody else to pay; `_id` is the hash of the token that was sent. */
export interface PayRequest {
  readonly _id: string;
  /** Who asks: his application is what is paid for. */
  readonly openId: string;
  readonly recordId: string;
  readonly personId: string;
  /** OpenIds of those who typed the last four right: they may order for the person. */
  readonly helpers: readonly string[];
  /** How often they were typed wrong. */
  readonly wrongTries: number;
  readonly expiresAt: number;
}
