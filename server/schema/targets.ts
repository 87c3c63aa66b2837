import type { IsoDay } from '../../policy/calendar';

/**
 * What an office holds the places one step below its own to. `_id` in `targets` is year and place, for the one that stands; in
 * `former-targets` with the number behind it. Numbers are people.
 */
export interface TargetTable {
  readonly _id: string;
  readonly year: number;
  readonly region: string;
  /** Counts the tables of a year and place, from 1. */
  readonly number: number;
  readonly rows: readonly TargetRow[];
  readonly source: string;
  /** How many of 100 permanent residents are to be insured; null where the paper says none. */
  readonly percent: number | null;
  readonly officerId: string;
  readonly officerName: string;
  /** China day. */
  readonly on: IsoDay;
}

export interface TargetRow {
  readonly region: string;
  /** As the paper names the place, where that is another name. */
  readonly named?: string;
  readonly people?: number;
  readonly population?: number;
  readonly employees?: number;
}
