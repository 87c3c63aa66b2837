import type { IdentityCode } from '../policy/fact-sheet';
import type { NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/** Those whom offices certified as one group for an insured year, in a place and all under it. Numbers are people. */
export interface GroupCount {
  readonly code: IdentityCode;
  /** Chinese. */
  readonly name: string;
  readonly certified: number;
  /** Of them those who have residents' insurance for the year by a record of this system, here or anywhere. */
  readonly insured: number;
  /** Of 100, rounded down to a tenth: it never says 100 where one is missing. */
  readonly percent: number;
}

/** What a notice asks to be insured of its groups. */
export interface GroupGoal {
  /** Chinese: the notice's title and clause. */
  readonly source: string;
  readonly what: string;
  readonly percent: number;
  readonly codes: readonly IdentityCode[];
}

/**
 * A goal and how far its groups are, by name. The paper asks for basic medical insurance of any kind, and the counts have residents' alone:
 * whom a list has in another insurance is insured here, and the dead are none of the group.
 */
export interface JudgedGoal extends GroupGoal {
  readonly behind: readonly string[];
  /** Short by residents' insurance alone, where it isn't known how many are insured otherwise or dead. */
  readonly undecided: readonly string[];
}

/** Of a group's missing people, whom an office's list has as insured otherwise (employees', or residents' elsewhere), and the dead. */
export interface NotedMissing {
  readonly otherwise: number;
  readonly dead: number;
}

export interface CertifiedInPlace {
  readonly region: string;
  readonly name: string;
  readonly groups: readonly GroupCount[];
}

export interface CertifiedOfPlace extends CertifiedInPlace {
  readonly year: number;
  /** The nearest office's notice first; empty where no notice asks it. */
  readonly goals: readonly JudgedGoal[];
  /** By group; null where it isn't counted: for a province, and where more than 500 are missing. */
  readonly noted: Readonly<Partial<Record<IdentityCode, NotedMissing>>> | null;
  readonly below: readonly CertifiedInPlace[];
}

/** Somebody certified who is not insured for the year. */
export interface MissingCertified {
  readonly personId: string;
  /** Name in full, number masked. */
  readonly person: NamedPerson;
  /** Chinese: as what he is certified for the year there. */
  readonly groups: readonly string[];
  /** Chinese: what an office's list says of him besides, such as another insurance; null where nothing. */
  readonly known: string | null;
}

/** The function `officer`: whom offices certified, and who of them is insured. Duty `roster`, within the officer's places. */
export interface CertifiedActions {
  /** `year`: the one that is collected for now where absent. Counts are those of the last minutes. */
  'certified.of': {
    readonly request: { readonly region: string; readonly year?: number };
    readonly data: CertifiedOfPlace;
  };
  /** Who is missing, of one group or of all: fifty a page. Refuses with `REGION_TOO_WIDE` for a province. */
  'certified.missing': {
    readonly request: {
      readonly region: string;
      readonly year: number;
      readonly code?: IdentityCode;
      readonly after?: PageAfter;
    };
    readonly data: { readonly people: readonly MissingCertified[]; readonly next: NextPage };
  };
}
