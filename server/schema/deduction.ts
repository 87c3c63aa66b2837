import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';

/**
 * What the bureau is asked to take from an account for one person of an order; `_id` is `<order>-<line>`, the
 * number that stands in the bureau's files.
 */
export interface Deduction {
  readonly _id: string;
  readonly orderId: string;
  readonly line: number;
  readonly accountId: string;
  /** Place of the bureau. */
  readonly region: string;
  readonly amountFen: Fen;
  /** China day of the debit: the day of payment. */
  readonly day: IsoDay;
  /**
   * `unsent` → `batched` → `accepted` or `rejected`; `cancelled` where it was given back before it was sent.
   */
  readonly state: 'unsent' | 'batched' | 'accepted' | 'rejected' | 'cancelled';
  readonly batchId: string | null;
  /** China day of the bureau's answer. */
  readonly answeredOn: IsoDay | null;
}

/**
 * A numbered file to the bureau; `_id` is `<region>-<number>`. Once it is whole its lines don't change.
 */
export interface DeductionBatch {
  readonly _id: string;
  readonly region: string;
  readonly number: string;
  readonly officerId: string;
  readonly at: number;
  /** The lines that it is for, while they are being taken; absent once it is whole. */
  readonly filling?: readonly string[];
}
