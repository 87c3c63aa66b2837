import type { IdentityCode } from '../../policy/fact-sheet';
import type { IsoDay } from '../../policy/calendar';

/** When somebody is what, by an office of `region`. */
export interface CertifiedSpan {
  readonly code: IdentityCode;
  readonly region: string;
  readonly since: IsoDay;
  readonly until?: IsoDay;
}

/** As what a person is counted among those certified for an insured year. */
export interface CountedYear {
  readonly year: number;
  readonly groups: readonly CountedCertificate[];
  readonly isInsured: boolean;
}

export interface CountedCertificate {
  readonly code: IdentityCode;
  /** The places of the offices that certified him, or his village there, and all above them: exactly there he is taken off again. */
  readonly places: readonly string[];
}

/** What the counts of groups and the monthly lists were told of a roster. */
export interface CountedRoster {
  readonly spans: readonly CertifiedSpan[];
  readonly years: readonly CountedYear[];
}

/**
 * How many are certified for a year in a place and all under it, and how many of those are insured, here or anywhere; `_id` is year and
 * place. Who is in two groups is in both figures. A figure of zero isn't kept.
 */
export interface CertifiedCount {
  readonly _id: string;
  readonly year: number;
  readonly region: string;
  /** The place one step above; null for a province. */
  readonly above: string | null;
  /** People by {@link IdentityCode}. */
  readonly certified: Readonly<Record<string, number>>;
  readonly insured: Readonly<Record<string, number>>;
  /** ms. */
  readonly updatedAt: number;
}

/**
 * What a month changed of an identity that an office certified: `before` is how it stood when the month began, null where it didn't;
 * `after` likewise at its end. `_id` is month, person, code and place. What comes to nothing within the month isn't kept.
 */
export interface RosterChange {
  readonly _id: string;
  readonly personId: string;
  readonly region: string;
  /** `<month> <place>` of the place and of those above it: for finding a place's changes of a month by index. */
  readonly monthIn: readonly string[];
  /** `2023-11`. */
  readonly month: string;
  readonly code: IdentityCode;
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** ms. */
  readonly at: number;
  readonly expiresAt: number;
}

export interface Span {
  readonly since: IsoDay;
  readonly until?: IsoDay;
}

/** That a group's list came to an office in a month; `_id` is place, month and code. */
export interface ListCame {
  readonly _id: string;
  readonly region: string;
  /** `2023-11`. */
  readonly month: string;
  readonly code: IdentityCode;
  /** The China day on which it came first. */
  readonly on: IsoDay;
  /** Nothing had changed, as the department told an officer (his name). */
  readonly unchangedBy?: string;
  /** When it goes, with the month's changes (ms). */
  readonly expiresAt: number;
}
