import { liesIn } from '../../policy/region-names';
import { diedOn, suspensionOf } from '../enrolment';
import { pseudonym, pseudonyms } from '../identity';
import type { Cloud } from '../platform';
import type { Duplicate, EnrolmentRecord } from '../schema';
import { insuredByOwnAct } from './insured-by-own-act';
import { nearLine } from './lines';

/** What a place's office reads of some cases. */
export interface CasesRead {
  /** Of which it reads what they are, by id. Of the others it reads that another office's list has the person. */
  readonly ids: ReadonlySet<string>;
  /** The people who are insured there by an act of their own. */
  readonly own: ReadonlySet<string>;
}

/**
 * What a case is reads an office whose list made it, or one near, or no list did; where the person is insured by an act of his own; or whose
 * officers acted on his insurance by it. Whoever merely has a name on a list of residents, or paid for one, learns nothing by it. Round trips:
 * {@link insuredByOwnAct}'s of the others.
 */
export async function casesRead(
  cloud: Cloud,
  region: string,
  cases: readonly Duplicate[],
  records: readonly EnrolmentRecord[],
): Promise<CasesRead> {
  const far = cases.filter((one) => nearLine(one, region) === undefined);
  const farPeople = far.map(({ personId }) => personId);
  const ofFar = records.filter(({ personId }) => farPeople.includes(personId));
  const own = await insuredByOwnAct(cloud, region, ofFar);
  const isRead = (one: Duplicate): boolean =>
    !far.includes(one) || own.has(one.personId) || ofFar.some((record) => isActedOn(one, record, region));
  return { ids: new Set(cases.filter(isRead).map(({ _id }) => _id)), own };
}

/** Whether two officers of the place suspended his benefits, or put down his death, by the case. */
function isActedOn({ _id, personId, kind }: Duplicate, record: EnrolmentRecord, region: string): boolean {
  if (record.personId !== personId || record.insuredIn === null) return false;
  if (!liesIn(record.insuredIn, region)) return false;
  return suspensionOf(record)?.duplicateId === _id || (kind === 'dead' && diedOn(record) !== null);
}

const purpose = 'duplicate';
/** Of a person, by kind and year, with room. */
const mostOfPerson = 20;
const unread = /^unread-([0-9a-f]+)-([0-9a-f]{32})$/;

/** A case's id for an office that doesn't read what it is: the case's own says it. */
export function unreadId(cloud: Cloud, { _id, personId }: Pick<Duplicate, '_id' | 'personId'>): string {
  return `unread-${personId}-${pseudonym(cloud.settings, purpose, _id)}`;
}

/** The case that an id stands for, whichever of the two it is. One round trip. */
export async function caseOf(cloud: Cloud, id: string): Promise<Duplicate | null> {
  const [, personId, hidden = ''] = unread.exec(id) ?? [];
  if (personId === undefined) return cloud.db.get('duplicates', id);
  const found = await cloud.db.find('duplicates', { filter: { personId }, limit: mostOfPerson });
  return found.find(({ _id }) => pseudonyms(cloud.settings, purpose, _id).includes(hidden)) ?? null;
}
