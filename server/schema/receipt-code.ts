import type { Fen } from '../../policy/money';

/**
 * The code on one person's receipt; `_id` is the order's id, the line and, where a part of it went back, how much. Drawn at random, so that it follows from nothing that anybody
 * knows, and stored, so that a paper can be checked whatever became of the keys.
 */
export interface ReceiptCode {
  readonly _id: string;
  readonly orderId: string;
  readonly line: number;
  /** What the paper says that went back while the person stays insured; absent: nothing. Another part makes another paper. */
  readonly givenBackFen?: Fen;
  readonly code: string;
}
