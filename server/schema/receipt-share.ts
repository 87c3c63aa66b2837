/** A person's receipt that its payer let others open; `_id` is the hash of the token. */
export interface ReceiptShare {
  readonly _id: string;
  readonly orderId: string;
  readonly line: number;
  readonly expiresAt: number;
}
