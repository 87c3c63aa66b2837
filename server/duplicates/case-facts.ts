import type { IdentityCode } from '../../policy/fact-sheet';
import type { IsoDay } from '../../policy/calendar';
import { certifiedNear } from '../enrolment';
import type { Duplicate, EnrolmentRecord, Roster } from '../schema';

/** What is known here of a case. */
export interface CaseFacts {
  readonly duplicate: Pick<Duplicate, 'kind' | 'since' | 'where' | 'insuredAs' | 'school'>;
  readonly record: EnrolmentRecord | null;
  /** The place whose office looks at it. */
  readonly region: string;
  /** The village of that place whose list of residents has him; null where none has. */
  readonly livesIn: string | null;
  /** Identities that offices of that place, in it or around it certified, and that hold. */
  readonly certifiedHere: readonly IdentityCode[];
}

/** The identities that offices of the place, in it or around it certified and that hold on a day; nothing of what others certified. */
export function certifiedIn(roster: Roster | null, region: string, on: IsoDay): readonly IdentityCode[] {
  const near = roster === null ? [] : certifiedNear(roster, region).identities;
  const holding = near.filter(({ since, until }) => since <= on && (until === undefined || until >= on));
  return [...new Set(holding.map(({ code }) => code))];
}
