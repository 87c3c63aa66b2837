import type { IsoDay } from '../policy/calendar';
import type { IdentityCode } from '../policy/fact-sheet';
import type { HandedOut } from './hand-outs';
import type { NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/** That a group's list came in a month. */
export interface CameIn {
  readonly code: IdentityCode;
  /** Chinese. */
  readonly name: string;
  /** The day on which it came first; null where none came. */
  readonly on: IsoDay | null;
  /** Who noted that the department has no change (the officer's name); absent where a list came. */
  readonly unchangedBy?: string;
}

/** A department's lists of one month in one county. */
export interface ListsOfMonth {
  /** `2023-11`. */
  readonly month: string;
  /** The last day on which they are in time. */
  readonly due: IsoDay;
  readonly groups: readonly CameIn[];
  /** `here`: all came, or are without a change; `overdue` since the day after `due`. */
  readonly state: 'here' | 'late' | 'waited-for' | 'overdue';
  /** Days since `due`, where overdue. */
  readonly overdueDays: number;
}

export interface DepartmentLists {
  /** As the notice names the department, with its clause, and what it is to hand on. */
  readonly office: string;
  readonly what: string;
  readonly source: string;
  readonly codes: readonly IdentityCode[];
  /** The counties in the officer's place, each with its months, this one first. */
  readonly places: readonly {
    readonly region: string;
    readonly name: string;
    readonly months: readonly ListsOfMonth[];
  }[];
}

/** `new`: nobody had certified it when the month began; `ended`: it has got an end; `withdrawn`: it never was, says the office now. */
export const rosterChangeKinds = ['new', 'ended', 'withdrawn', 'changed'] as const;
export type RosterChangeKind = (typeof rosterChangeKinds)[number];

export interface ChangedPerson {
  readonly personId: string;
  /** Name in full, number masked. */
  readonly person: NamedPerson;
  readonly code: IdentityCode;
  readonly group: string;
  readonly region: string;
  readonly kind: RosterChangeKind;
  /** Chinese: `2023-11-01起`; empty where there is nothing. */
  readonly before: string;
  readonly after: string;
}

export interface CountOfChanges {
  readonly code: IdentityCode;
  readonly group: string;
  /** People. */
  readonly counts: Readonly<Record<RosterChangeKind, number>>;
}

interface MonthOfPlace {
  readonly region: string;
  /** `2023-11`. */
  readonly month: string;
}

/** Which of a month's changes; absent: all. */
export interface ChangesAsked {
  readonly code?: IdentityCode;
  readonly kind?: RosterChangeKind;
}

/** The function `officer`: Hunan 3 (2), lists of changes by the 10th of each month. Duty `roster`, within the officer's places. */
export interface MonthlyListsActions {
  /** Which lists came and what is overdue; empty where no notice asks for monthly lists. Refuses with `REGION_TOO_WIDE` above a city. */
  'monthly-lists.of': {
    readonly request: { readonly region: string };
    readonly data: { readonly departments: readonly DepartmentLists[] };
  };
  /** How much the month and the one before changed, by group. */
  'monthly-lists.counts': {
    readonly request: MonthOfPlace;
    readonly data: {
      readonly month: string;
      readonly counts: readonly CountOfChanges[];
      readonly before: { readonly month: string; readonly counts: readonly CountOfChanges[] };
    };
  };
  /** What the month changed, of one group and kind or of all, person by person: fifty a page. Refuses with `REGION_TOO_WIDE` for a province. */
  'monthly-lists.changes': {
    readonly request: MonthOfPlace & ChangesAsked & { readonly after?: PageAfter };
    readonly data: { readonly changes: readonly ChangedPerson[]; readonly next: NextPage };
  };
  /** Notes that a department told that nothing changed in some groups this month. What came already stays. */
  'monthly-lists.unchanged': {
    readonly request: { readonly region: string; readonly codes: readonly IdentityCode[] };
    readonly data: { readonly noted: number };
  };
}

/** The function `files`: the month's list for the tax office, a sheet for each group. Refuses with `REGION_TOO_WIDE` for a province. */
export interface MonthlyListFileActions {
  'monthly-lists.workbook': {
    readonly request: MonthOfPlace;
    readonly data: { readonly file: HandedOut; readonly people: number };
  };
}
