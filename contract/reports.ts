import type { HandedOut } from './hand-outs';
import type { IsoDay } from '../policy/calendar';

export const reportKinds = ['weekly', 'monthly', 'year-end'] as const;
/** Jincheng 5 (5): reported each week, told to all each month, judged at the end of the year. */
export type ReportKind = (typeof reportKinds)[number];

/** A place in a report. Numbers are people. */
export interface ReportRow {
  readonly region: string;
  readonly name: string;
  readonly target: number | null;
  /** Insured until the report's day. */
  readonly enrolled: number;
  /** Of them those since the report before, or in the month; null where nothing is known of before. */
  readonly inPeriod: number | null;
  /** Of 100, rounded down to a tenth; null without a target. */
  readonly percent: number | null;
  /** 1 for the highest share; equal shares have one rank. Null without a target. */
  readonly rank: number | null;
}

export interface ProgressReportView {
  readonly kind: ReportKind;
  readonly year: number;
  /** Until the end of which day it counts; a weekly one as of `at`. */
  readonly asOf: IsoDay;
  /** When a weekly one was made, ms; null where it is worked out when it is asked for. */
  readonly at: number | null;
  /** The day of the report before, which the weeks are held against; null where there is none. */
  readonly before: IsoDay | null;
  /**
   * Title and clause that ask this place for a weekly one (Jincheng 5 (5): the city and its counties). Null for an office's own overview, and
   * for the other kinds.
   */
  readonly askedBy: string | null;
  readonly whole: ReportRow;
  /** The places one step below, by rank. */
  readonly rows: readonly ReportRow[];
  /**
   * Who stands at the place itself and in none of `rows`: with it the rows add up to `whole`. Null where there is nobody, now or in the
   * report before, and where the place has no rows.
   */
  readonly notBelow: ReportRow | null;
}

/** Which report: a weekly one by its `day`, a monthly one by its `month`; the newest where absent. */
export interface ReportAsked {
  readonly region: string;
  readonly kind: ReportKind;
  readonly year?: number;
  readonly day?: IsoDay;
  /** `2023-11`. */
  readonly month?: string;
}

/** The function `files`: a report as a workbook, with a sheet more for each place below that has a weekly one of its own. */
export interface ReportFileActions {
  /** Refuses with `NO_REPORT`, `OTHER_REGION`, `HAND_OUT_TOO_LARGE`. */
  'reports.workbook': { readonly request: ReportAsked; readonly data: HandedOut };
}

/** The function `officer`: what offices report of their places. Any officer, for his own places. */
export interface ReportActions {
  /**
   * A weekly one by its `day`, the newest where absent; a monthly one by its `month`, this one where absent; a year-end one as of the
   * window's last day. Null where none was made, or nothing is collected for.
   */
  'reports.of': {
    readonly request: ReportAsked;
    readonly data: {
      readonly report: ProgressReportView | null;
      /** Days of the weekly reports that there are, newest first; at most 60. */
      readonly days: readonly IsoDay[];
    };
  };
}
