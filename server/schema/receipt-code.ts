/**
 * The code on one person's receipt; `_id` is the order's id and the line. Drawn at random, so that it follows from nothing that anybody
 * knows, and stored, so that a paper can be checked whatever became of the keys.
 */
export interface ReceiptCode {
  readonly _id: string;
  readonly orderId: string;
  readonly line: number;
  readonly code: string;
}
