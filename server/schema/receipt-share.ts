/** A person's receipt that its payer let others open; `_id` is the hash of the token. */
export interface ReceiptShare {
  readonly _id: string;
  readonly orderId: string;
  readonly line: number;
  /** Its payer lets the names that he typed be read in full; absent: masked. */
  readonly inFull?: true;
  readonly expiresAt: number;
}
