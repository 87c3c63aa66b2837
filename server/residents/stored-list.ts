import { type DocumentNumber, type PersonOf, findPeople } from '../identity';
import type { Cloud } from '../platform';
import type { Resident } from '../schema';
import { mostLists } from './standing';

/** What is stored of the people of a part before any row of it is taken. */
export interface StoredList {
  readonly personOf: PersonOf;
  readonly listedOf: (personId: string) => readonly Resident[];
}

/** Three round trips for all. */
export async function readStoredList(
  cloud: Cloud,
  documents: readonly DocumentNumber[],
): Promise<StoredList> {
  const personOf = await findPeople(cloud, documents);
  const ids = [...new Set(documents.flatMap((document) => personOf(document)?._id ?? []))];
  const listed = await residentsOf(cloud, ids);
  return { personOf, listedOf: (personId) => listed.filter((one) => one.personId === personId) };
}

/** On whichever lists some people stand, for at most two hundred of them. One round trip. */
export async function residentsOf(cloud: Cloud, personIds: readonly string[]): Promise<readonly Resident[]> {
  if (personIds.length === 0) return [];
  const filter = { personId: { in: personIds } };
  return cloud.db.find('residents', { filter, limit: personIds.length * mostLists });
}
