import type { IsoDay } from '../../policy/calendar';

/** What stood in a place at the hour of a weekly report. `_id` is year, place and day. Numbers are people. */
export interface ProgressReport {
  readonly _id: string;
  readonly year: number;
  readonly region: string;
  /** China day. */
  readonly day: IsoDay;
  /** When it was made, ms. */
  readonly at: number;
  readonly enrolled: number;
  readonly target: number | null;
  /** The places one step below. */
  readonly rows: readonly CountedRow[];
}

export interface CountedRow {
  readonly region: string;
  readonly enrolled: number;
  readonly target: number | null;
}
