import type { CertifiedIdentity, Circumstance } from '../../policy/fact-sheet';
import type { FactsOfPerson } from '../../policy/facts-of-person';
import type { CountedRoster } from './certified-count';
import type { StatesBefore } from './states-before';

/** What an office certified of a person. */
export interface Certified {
  readonly identities: readonly RosterIdentity[];
  readonly circumstances: readonly RosterCircumstance[];
  /** One a year and county; absent before an office confirmed any. */
  readonly facts?: readonly RosterFacts[];
}

/** What offices have certified of a person; `_id` is the person's. Only this decides price and enrolment. */
export interface Roster extends Certified, StatesBefore<Certified> {
  readonly _id: string;
  /**
   * `<code> <place>` of each identity, and of each place above the one that certified it; `* <place>` of each whose office ever certified
   * anything; `<month> <code> <place>` where a whole list of the newest such month ended it. For finding by index; absent before migration 17
   * came by.
   */
  readonly groups?: readonly string[];
  readonly updatedAt: number;
  /**
   * When the counts of groups and the monthly lists are told what it says (ms): at once where it changed, else at the beginning of the next
   * year, for which it counts then. Null: never again. The release before didn't store it: migration 18 fills it in.
   */
  readonly countAt?: number | null;
  /** What they were told. Written by `server/progress` alone. */
  readonly counted?: CountedRoster;
  /** `<year> <place>` and `<year> <place> <code>`, up to the city, for each year for which he isn't insured: for finding who is missing. */
  readonly missing?: readonly string[];
}

/** `region` is always set here: the place whose office certified it. `source` is a batch or an officer's decision. */
export type RosterIdentity = CertifiedIdentity & { readonly region: string; readonly source: string };

/** `region`: the place whose office confirmed it; absent in what the release before stored. `school`: of a student, where the list said it. */
export type RosterCircumstance = Circumstance & {
  readonly region?: string;
  readonly source: string;
  readonly school?: string;
};

/** Facts of the person himself, which stand for one insured year and the county of `region`. */
export interface RosterFacts {
  readonly year: number;
  readonly region: string;
  readonly source: string;
  readonly facts: FactsOfPerson;
}
