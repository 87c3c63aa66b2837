import type { Fund } from '../policy/determination';
import type { IsoDay } from '../policy/calendar';
import type { Fen } from '../policy/money';
import type { HandedOut } from './hand-outs';

/** Counts of people, amounts in fen. */
export interface LevySums {
  readonly people: number;
  /** People of whom nothing can be taken on the list's day: too early, too late, no notice. */
  readonly notNow: number;
  readonly standardFen: Fen;
  readonly deductedFen: Fen;
  readonly reimbursedFen: Fen;
  readonly payFen: Fen;
  readonly paidPeople: number;
  readonly paidFen: Fen;
}

/** Aid of one fund for one group: what is due for everybody on the list, and what of it was really given. Whole people, fen. */
export interface FundSums {
  readonly fund: Fund;
  readonly group: string;
  readonly duePeople: number;
  readonly dueFen: Fen;
  readonly paidPeople: number;
  readonly paidFen: Fen;
}

/** Sums by group, of which one is everybody without aid; `whole` was added up apart from them. */
export interface LevyTotalsView {
  readonly whole: LevySums;
  readonly groups: readonly (LevySums & { readonly group: string })[];
  readonly funds: readonly FundSums[];
}

/** A list moves one way: people are gathered, files are written, and what lay in between is cleared away. */
export type LevyListState = 'gathering' | 'writing' | 'clearing' | 'done';

/** Days for which the sums of a list stay to be looked at; its files go after their own day. */
export const levyListDays = 30;

/** What everybody of a place owes, gets and has paid, as of a day: sums here, people in the files. */
export interface LevyListView {
  readonly levyListId: string;
  readonly region: string;
  readonly year: number;
  /** The day of payment for which amounts are worked out; of who has paid, his own. */
  readonly on: IsoDay;
  readonly state: LevyListState;
  /** When it was begun, and until when it is kept, ms. */
  readonly at: number;
  readonly until: number;
  /** Who is not on it: insured in another place, or known to be insured otherwise or dead. */
  readonly elsewhere: number;
  readonly excused: number;
  /** Who is on an office's list of residents or on a roster, and of whom there is no record yet. */
  readonly unregistered: number;
  readonly totals: LevyTotalsView;
  /** By county, or the one place that was asked for. */
  readonly places: readonly { readonly region: string; readonly totals: LevyTotalsView }[];
  /** Places gone through, and files written, of all. */
  readonly placesDone: number;
  readonly filesToWrite: number;
  /** Those that haven't gone yet. */
  readonly files: readonly HandedOut[];
}

interface One {
  readonly request: { readonly levyListId: string };
  readonly data: LevyListView;
}

/** The function `files`, levy lists: for officers of the duty `money`, each list its officer's alone; others read `NO_LEVY_LIST`. */
export interface LevyListActions {
  /**
   * Begins a list of a county, of a place below one, or of a city, which is done county by county. The same id again answers the same.
   * Refuses with `OTHER_REGION`, `REGION_UNKNOWN`, `REGION_TOO_WIDE`, `TOO_MANY_LEVY_LISTS`.
   */
  'levy-lists.begin': {
    readonly request: {
      readonly levyListId: string;
      readonly region: string;
      readonly year: number;
      readonly on: IsoDay;
    };
    readonly data: LevyListView;
  };
  /** Goes on with it for some seconds; where it is done it only answers. The timer does the same while no page is open. */
  'levy-lists.go-on': One;
  /** The caller's own of a place, the newest first, at most 20. */
  'levy-lists.list': {
    readonly request: { readonly region: string };
    readonly data: { readonly lists: readonly LevyListView[] };
  };
  /** Removes what is gathered and the sums at once; files that were handed out end by themselves. */
  'levy-lists.remove': {
    readonly request: { readonly levyListId: string };
    readonly data: Record<never, never>;
  };
}
