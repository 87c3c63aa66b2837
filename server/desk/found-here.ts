import { liesIn } from '../../policy/region-names';
import { requirePersonHere } from '../corrections';
import { recordId } from '../enrolment';
import { type Cloud, RefusalError } from '../platform';
import { isGoneFor, residentsOf } from '../residents';
import type { Officer, Person, Resident } from '../schema';

export interface FoundHere {
  readonly person: Person;
  /** How the place's own list has him, of whom its offices hold nothing else; null where they answer for him. */
  readonly listed: Resident | null;
}

interface Where {
  readonly region: string;
  readonly personId: string;
}

/**
 * Somebody of whom an office of the place holds something, or, for who keeps its lists, whom they name: he may be insured elsewhere. Null for
 * anybody else. At most six round trips.
 */
export async function findHere(cloud: Cloud, officer: Officer, where: Where): Promise<FoundHere | null> {
  const person = await ifHere(cloud, officer, where);
  if (person !== null) return { person, listed: null };
  if (!officer.duties.includes('roster')) return null;
  const lists = await residentsOf(cloud, [where.personId]);
  const listed = lists.find(({ village }) => liesIn(village, where.region));
  const resident = listed === undefined ? null : await cloud.db.get('people', where.personId);
  if (listed === undefined || resident === null) return null;
  cloud.notes.about('person', where.personId);
  return { person: resident, listed };
}

async function ifHere(cloud: Cloud, officer: Officer, where: Where): Promise<Person | null> {
  try {
    return await requirePersonHere(cloud, officer, where);
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'NO_PERSON') return null;
    throw error;
  }
}

/** Whether he is insured for the years of the list, and never where. Chinese. One round trip. */
export async function standingOf(cloud: Cloud, listed: Resident): Promise<string> {
  const years = listed.years.filter((year) => !isGoneFor(listed, year));
  const ids = years.map((year) => recordId(listed.personId, year));
  const records =
    ids.length === 0
      ? []
      : await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  const words = years.map((year) => {
    const isInsured = records.some((record) => record.year === year && record.state === 'insured');
    return `${year}年度${isInsured ? '参保在别处' : '未见参保'}`;
  });
  return ['在本地名册', ...words].join('，');
}
