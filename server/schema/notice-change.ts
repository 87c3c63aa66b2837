import type { IsoDay } from '../../policy/calendar';
import type { Status } from '../../policy/determination';
import type { Fen } from '../../policy/money';

/** The paper by which something changed, as its chain has it. */
export interface ChangedBy {
  /** `withdrawn` because something was wrong with it, `ended` where nothing was. */
  readonly kind: 'published' | 'withdrawn' | 'ended';
  readonly notice: string;
  readonly number: number;
  readonly title: string;
  readonly documentNumber: string | null;
}

/**
 * A version that begins or is withdrawn, and how far those who were told otherwise before are told anew. Stored in the step
 * that makes it, so that nothing can lose it; `_id` is the version's with what happened to it.
 */
export interface NoticeChange {
  readonly _id: string;
  readonly by: ChangedBy;
  readonly year: number;
  /** The places of which it speaks, or spoke before. */
  readonly regions: readonly string[];
  /** When it takes effect, ms. */
  readonly from: number;
  /** The place that is gone through now, and its last record that was looked at; empty at its start. */
  readonly regionAt: number;
  readonly cursor: string;
  /** Records that were told otherwise than before. */
  readonly told: number;
  /** When the timer looks, ms; null once everybody is told. */
  readonly nextAt: number | null;
}

/** What a payer goes by: whether and what he pays, until when, and from when to when it covers. */
export interface Terms {
  readonly status: Status;
  readonly payFen: Fen | null;
  /** Last day on which it holds; null where it doesn't change any more, and where nothing can be paid. */
  readonly payUntil: IsoDay | null;
  readonly coveredFrom: IsoDay | null;
  readonly coveredTo: IsoDay | null;
}

/** What a change of the notice changed for somebody who had been told otherwise. */
export interface ToldAnew {
  readonly by: ChangedBy;
  readonly from: number;
  readonly before: Terms;
  readonly after: Terms;
}
