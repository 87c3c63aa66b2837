import type { BillDifference } from '../../contract/refunds';
import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';

/**
 * A merchant's bill of a China day against the ledger; `_id` is `<day>-<merchantId>`. A run takes up where the last one
 * stopped. Those of the release before are of the one merchant of that time: their `_id` is the day.
 */
export interface BillComparison {
  readonly _id: string;
  /** Absent in those of the release before. */
  readonly day?: IsoDay;
  readonly merchantId?: string;
  /**
   * `bill`: each of its lines is looked up; `ledger`: what is booked is looked for in the bill. `missed`: it was not done while
   * the days were looked back on, and is an officer's.
   */
  readonly phase: 'bill' | 'ledger-payments' | 'ledger-refunds' | 'done' | 'missed';
  /** How far the phase has come: a number of lines, or the last id. */
  readonly position: string;
  readonly differences: readonly BillDifference[];
  /** How often in a row it went wrong; absent where it never did. */
  readonly failures?: number;
  /** Left alone until then (ms); absent: until the next run. */
  readonly nextAt?: number;
  readonly updatedAt: number;
}

/** The making of a day's statements; `_id` is the day. */
export interface StatementRun {
  readonly _id: IsoDay;
  /** `closing`: what is booked from now on has another day; counted once nothing booked before can still be on its way. */
  readonly state: 'closing' | 'running' | 'done';
  /** The last ledger entry that is in `offices`. */
  readonly position: string;
  /** Sums by collecting office, in fen. */
  readonly offices: readonly StatementSums[];
  readonly updatedAt: number;
}

export interface StatementSums {
  readonly region: string;
  readonly paidFen: Fen;
  readonly refundedFen: Fen;
}

/** One collecting office's day; `_id` is `<day>-<region>`. Amounts in fen. */
export interface Statement extends StatementSums {
  readonly _id: string;
  readonly day: IsoDay;
  readonly at: number;
}
