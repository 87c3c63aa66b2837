import type { PersonEntry } from './claims';
import type { HandedOut } from './hand-outs';
import type { ImportOutcome, UndoOutcome } from './imports';
import type { NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/**
 * A person on an office's list of who lives where. Nothing else of a list is taken: what a column beside these says serves no purpose
 * here.
 */
export interface ResidentRow extends PersonEntry {
  /** The village or community as the list has it: its code of 9 or 12 digits, or its name within the place of the list. */
  readonly village: string;
  /** The number of the household, as the office counts. */
  readonly household?: string;
  readonly isHead?: boolean;
  /** The name of the agent who walks there. */
  readonly agent?: string;
  /** To remind him of the enrolment, and for nothing else. */
  readonly phone?: string;
}

/** Columns of an office's list; the first three are needed, and others are left out. */
export const residentColumns = {
  needed: ['姓名', '证件号码', '村（社区）'],
  further: ['证件类型', '出生日期', '户号', '户主', '代办员', '联系电话'],
} as const;

/** A part of a list, for the enrolment drive of one insured year: at most 100 rows. */
export interface ResidentsPart {
  readonly region: string;
  readonly year: number;
  readonly batch: string;
  /** From 1. */
  readonly part: number;
  readonly rows: readonly ResidentRow[];
  /** Where the telephone numbers come from, in the office's words: without it none may be sent. */
  readonly phonesFrom?: string;
}

/** Somebody on a list who is not insured for its year: all that whoever walks there needs, and never an identity. */
export interface MissingResident {
  readonly residentId: string;
  /** Name in full, number masked. */
  readonly person: NamedPerson;
  readonly village: string;
  readonly household: string;
  readonly isHead: boolean;
  readonly hasPhone: boolean;
  /** Another office's list has him too. */
  readonly listedTwice: boolean;
}

/** `from`: the office's words on where the number comes from. */
export interface ListedPhone {
  readonly number: string;
  readonly from: string;
}

interface CountOfListed {
  readonly listed: number;
  readonly missing: number;
}

export interface MissingRequest {
  /** A village, or a street: with `agentId` the street in which he walks. */
  readonly region: string;
  readonly year: number;
  readonly agentId?: string;
  readonly after?: PageAfter;
}

/** Who lives where, by an office's list; duty `roster`, within the officer's places. */
export interface ResidentsActions {
  /**
   * Takes a part of a list. The same part with the same rows answers again; with others it is refused (`IMPORT_DIFFERS`). Wrong rows
   * are listed, the rest is taken. Refuses with `REGION_TOO_WIDE` above a county.
   */
  'residents.import': {
    readonly request: ResidentsPart;
    readonly data: ImportOutcome & {
      /** Rows that were on the list already, word for word. */
      readonly unchanged: number;
      /** Lived in another village of the same place before. */
      readonly moved: number;
      /** Another office's list has them too: both keep theirs until it is settled. */
      readonly listedTwice: number;
    };
  };
  /**
   * Takes a part of a list back. Refuses with `NO_BATCH`, `IMPORT_DIFFERS`, and `TOO_MANY_GONE` where those whom whole lists marked as gone
   * would be more than a tenth of who is left.
   */
  'residents.undo': { readonly request: ResidentsPart; readonly data: UndoOutcome };
  /** How many are listed for a year and how many of them missing, in a place, in those below it, and with the agents of a street. */
  'residents.overview': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: {
      readonly name: string;
      readonly whole: CountOfListed;
      readonly places: readonly (CountOfListed & { readonly code: string; readonly name: string })[];
      readonly agents: readonly {
        readonly agentId: string;
        readonly name: string;
        readonly listed: number;
        readonly insured: number;
        readonly missing: number;
      }[];
    };
  };
  /** Who is missing, household by household. Refuses with `REGION_TOO_WIDE` above a street, and with `NO_AGENT`. */
  'residents.missing': {
    readonly request: MissingRequest;
    readonly data: { readonly residents: readonly MissingResident[]; readonly next: NextPage };
  };
  /** The telephone number of one of them, on demand. Refuses with `NO_RESIDENT`. */
  'residents.phone': { readonly request: { readonly residentId: string }; readonly data: ListedPhone };
}

/** A sheet that was made. `isCut`: the list goes on behind its 20,000th, and the sheet's title says so. */
interface MadeSheet {
  readonly file: HandedOut;
  readonly people: number;
  readonly isCut: boolean;
}

/** The function `files`, sheets of who is missing: made as workbooks, opened by the officer alone (`hand-outs.ts`). */
export interface ResidentSheetActions {
  /** To walk with: everybody who is missing in a village, or with an agent, with room for the day and what came of it. */
  'residents.walk-sheet': {
    readonly request: Omit<MissingRequest, 'after'>;
    readonly data: MadeSheet;
  };
  /** To call by: those with a telephone number. Counted against a day of its own. */
  'residents.call-sheet': {
    readonly request: Omit<MissingRequest, 'after'>;
    readonly data: MadeSheet;
  };
}
