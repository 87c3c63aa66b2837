import type { IsoDay } from '../policy/calendar';
import type { DocumentEntry, PersonEntry } from './claims';
import type { ImportOutcome, UndoOutcome } from './imports';
import type { DaysOfList, NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/** Lists of other insurances and of the dead that an office hands in. */
export const duplicateFileKinds = ['employee', 'elsewhere', 'dead'] as const;
export type DuplicateFileKind = (typeof duplicateFileKinds)[number];

/** What makes a case: a line of such a list, or that two offices list somebody as their resident. */
export const duplicateKinds = [...duplicateFileKinds, 'two-lists'] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

export const duplicateKindNames: Readonly<Record<DuplicateKind, string>> = {
  employee: '职工医保在保',
  elsewhere: '异地居民医保在保',
  dead: '已去世',
  'two-lists': '两处名单都有',
};

/** Columns of such a list; the first two are needed. */
export const duplicateColumns = {
  needed: ['姓名', '证件号码'],
  further: ['证件类型', '出生日期', '从哪天起', '在哪里', '参保身份', '所在学校'],
} as const;

/** Of a case of which an office doesn't read what it is. */
export const unreadKindName = '别处有名单写到他';

export interface DuplicateRow extends PersonEntry {
  /** Since when he is insured there, or the day on which he died. */
  readonly since?: string;
  /** Where, in the list's words. */
  readonly where?: string;
  /** Of another residents' insurance: as what he is insured there (大学生、普通居民、低保对象), and his school, in the list's words. */
  readonly insuredAs?: string;
  readonly school?: string;
}

interface DuplicatesPart {
  readonly region: string;
  readonly year: number;
  readonly kind: DuplicateFileKind;
  /** The office's own number of the list, and the part of it, from 1. */
  readonly batch: string;
  readonly part: number;
  readonly rows: readonly DuplicateRow[];
}

/**
 * How a case ended. `stands`: it is as the list says, and nobody looks for him here; `kept-here`: he stays in this place's insurance;
 * `not-so`: the list was wrong; `suspended`: his benefits here are suspended, by two officers; `resumed`: and not any more;
 * `left`: one of the two offices has given him up; `died`: he was insured here, and two officers put down when he died.
 */
export type DuplicateEnd = 'stands' | 'kept-here' | 'not-so' | 'suspended' | 'resumed' | 'left' | 'died';

/** By one officer, for no right is taken by it. */
export const decisionsByOne = ['stands', 'kept-here', 'not-so'] as const;
export type DecisionByOne = (typeof decisionsByOne)[number];

/** What the place's notice says about insurance in two places, in its plain words. */
export interface ClauseOnDuplicates {
  readonly notice: string;
  readonly clause: string;
  readonly label: string;
  readonly says: string;
}

/** What a rule of the notice can have done with a case. */
export type ActByRule = 'suspend' | 'kept-here' | 'stands';

/**
 * What the notice has about a case.
 * - `decided`: a rule and the facts here leave one act; `from` is its first day where it has one; `usually` where the paper says 原则上
 * - `facts-missing`: there is a rule, and `lacks` says what has to be found out before it decides
 * - `no-rule`: none says which insurance counts; `clauses` are those that come near it, `ask` says whom to ask
 */
export type RuleOnDuplicate =
  | {
      readonly rule: 'decided';
      readonly act: ActByRule;
      readonly from: IsoDay | null;
      readonly facts: readonly string[];
      readonly clauses: readonly ClauseOnDuplicates[];
      readonly usually: boolean;
    }
  | {
      readonly rule: 'facts-missing';
      readonly lacks: string;
      readonly clauses: readonly ClauseOnDuplicates[];
    }
  | {
      readonly rule: 'no-rule';
      readonly ask: string;
      readonly clauses: readonly ClauseOnDuplicates[];
    };

/** As an office of a place reads a case. */
export interface DuplicateView {
  /** Names it to `duplicates.decide`; where `kind` is null to nothing else. */
  readonly duplicateId: string;
  /** Null: only other offices' lists say something, and this one merely lists him, or another paid for him here; it reads no more of it. */
  readonly kind: DuplicateKind | null;
  readonly year: number;
  readonly personId: string;
  readonly person: NamedPerson;
  readonly since: IsoDay | null;
  readonly where: string;
  readonly insuredAs?: string;
  readonly school?: string;
  /** The villages of the lists that have him within the officer's places. */
  readonly livesIn: readonly string[];
  /** The streets of other offices' lists that have him. */
  readonly alsoIn: readonly string[];
  /** By the record of the year. */
  readonly insured: 'here' | 'in-another-place' | 'no';
  /** Since when his benefits here are suspended; null where they aren't. */
  readonly suspendedFrom: IsoDay | null;
  /** Two officers put down on his record that he died on this day; absent where they didn't. */
  readonly diedOn?: IsoDay;
  /** `byRule`: the notice's rule ended it, and an officer may still say that it is not so. */
  readonly end: {
    readonly end: DuplicateEnd;
    readonly note: string;
    readonly at: number;
    readonly byRule?: true;
  } | null;
  /** The letter that was made to the other place, where he is insured in the officer's places. */
  readonly letter?: { readonly number: string; readonly on: IsoDay };
  /** Of what is open; null for what has ended. */
  readonly ruling: RuleOnDuplicate | null;
  /** The family asked to have the benefits again: when, and when the other work ended, as they say. */
  readonly asked: { readonly on: IsoDay; readonly workEndedOn: IsoDay } | null;
  readonly at: number;
}

/** To the place where somebody is insured too, who stays insured here: what it needs to find him, and no more. */
export interface DuplicateLetter {
  readonly number: string;
  /** The day on which it was made first. */
  readonly on: IsoDay;
  /** Where, in the list's words; empty where it doesn't say. */
  readonly to: string;
  readonly year: number;
  /** In full. */
  readonly name: string;
  readonly document: DocumentEntry;
  /** The place here, and since when he has benefits; null where nobody knows. */
  readonly insuredIn: string;
  readonly coveredFrom: IsoDay | null;
  readonly clauses: readonly { readonly title: string; readonly label: string }[];
}

/** Who is insured twice, or died, or lives in two places; duty `roster`, within the officer's places. */
export interface DuplicatesActions {
  /**
   * Takes a part of a list. A case that the notice's rule decides, and that takes nothing from anybody, ends at once. Only who stands on a list of residents here, or is insured here for the year, makes a case; of anybody else
   * nothing is kept. Refuses with `IMPORT_DIFFERS`.
   */
  'duplicates.import': {
    readonly request: DuplicatesPart;
    readonly data: ImportOutcome & {
      readonly found: number;
      /** People of whom nothing is known here. */
      readonly notHere: number;
    };
  };
  /** Takes a part back: cases that nobody has ended go. Refuses with `NO_BATCH` and `IMPORT_DIFFERS`. */
  'duplicates.undo': { readonly request: DuplicatesPart; readonly data: UndoOutcome };
  /** 20 a page, the oldest first of those that are open. Days are those on which they became known. */
  'duplicates.list': {
    readonly request: DaysOfList & {
      readonly region: string;
      readonly year: number;
      readonly state: 'open' | 'ended';
      /** Only those of one kind; absent: all. */
      readonly kind?: DuplicateKind;
      readonly after?: PageAfter;
    };
    readonly data: {
      readonly duplicates: readonly DuplicateView[];
      readonly next: NextPage;
      /** Empty where the notice says nothing of it. */
      readonly clauses: readonly ClauseOnDuplicates[];
    };
  };
  /** Refuses with `NO_DUPLICATE` and `NOT_OPEN`. */
  'duplicates.decide': {
    readonly request: {
      readonly duplicateId: string;
      readonly region: string;
      readonly decision: DecisionByOne;
      readonly note: string;
    };
    readonly data: { readonly end: DuplicateEnd };
  };
  /** The letter to the other place, with his whole number: who stays here, and is insured here. Refuses with `NO_DUPLICATE` and `NOT_SO`. */
  'duplicates.letter': {
    readonly request: { readonly duplicateId: string; readonly region: string };
    readonly data: DuplicateLetter;
  };
  /** He doesn't live here: the place's own lists give him up. Refuses with `NO_DUPLICATE`. */
  'duplicates.give-up': {
    readonly request: { readonly duplicateId: string; readonly region: string; readonly note: string };
    readonly data: { readonly end: DuplicateEnd };
  };
  /** The family's application is not agreed to; they read why. Refuses with `NO_DUPLICATE` and `NOT_SO`. */
  'duplicates.decline-resume': {
    readonly request: { readonly duplicateId: string; readonly region: string; readonly words: string };
    readonly data: { readonly end: DuplicateEnd };
  };
  /** On his application; it gives back what was his, so one officer does it. Refuses with `NO_DUPLICATE` and `NOT_SO`. */
  'duplicates.resume': {
    readonly request: {
      readonly duplicateId: string;
      readonly region: string;
      /** The first day on which he has his benefits again. */
      readonly on: string;
      readonly note: string;
    };
    readonly data: { readonly end: DuplicateEnd };
  };
}

/** What takes a right away, proposed and agreed to (`proposals.ts`). */
export interface DuplicatesActsOfTwo {
  /** Suspends somebody's benefits here from a day on. Refuses with `NO_DUPLICATE` and `NOT_SO`. */
  'duplicates.suspend': {
    readonly request: {
      readonly duplicateId: string;
      readonly region: string;
      readonly from: string;
      readonly reason: string;
    };
    readonly data: { readonly end: DuplicateEnd };
  };
  /**
   * Puts down that an insured person of a list of the dead died, and that the bureau's system has ended his insurance; null takes it back.
   * No money moves by it. Refuses with `NO_DUPLICATE` and `NOT_SO`.
   */
  'duplicates.note-death': {
    readonly request: {
      readonly duplicateId: string;
      readonly region: string;
      readonly diedOn: string | null;
      readonly reason: string;
    };
    readonly data: { readonly end: DuplicateEnd };
  };
}
