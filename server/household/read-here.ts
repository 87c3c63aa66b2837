import { certifiedNear, isCertifiedElsewhere } from '../enrolment';
import { type Cloud, chinaDay } from '../platform';
import type { EnrolmentRecord, Roster } from '../schema';
import { cameByOwnAct } from './own-acts';

/** What an office of a place reads of one person. */
export interface ReadHere {
  /** All that is certified of him, or what offices of the place, in it or around it did; null where nobody certified anything. */
  readonly roster: Roster | null;
  /** Whether it is all. */
  readonly isWhole: boolean;
}

/**
 * All of who applied or is insured there by an act of his own for this year or one to come; of anybody else what offices near certified: whoever
 * has a name and a number can bring him before any office. Round trips: {@link cameByOwnAct}.
 */
export async function rosterReadHere(
  cloud: Cloud,
  region: string,
  { roster, records }: { readonly roster: Roster | null; readonly records: readonly EnrolmentRecord[] },
): Promise<ReadHere> {
  const far = roster !== null && isCertifiedElsewhere(roster, region);
  const thisYear = Number(chinaDay(cloud.now()).slice(0, 4));
  const current = records.filter(({ year }) => year >= thisYear);
  const own = await cameByOwnAct(cloud, region, current);
  const isWhole = current.some(({ personId }) => own.has(personId));
  return { roster: far && !isWhole ? certifiedNear(roster, region) : roster, isWhole };
}
