import type { DocumentNumber } from './people';
import { personKeyId } from './seal';
import type { Cloud } from '../platform';
import type { Person } from '../schema';

/** Who has one of some documents; null for nobody. */
export type PersonOf = (document: DocumentNumber) => Person | null;

/** As `findPerson` for the documents of a part of a file, in two round trips for all of them. */
export async function findPeople(cloud: Cloud, documents: readonly DocumentNumber[]): Promise<PersonOf> {
  const keysOf = ({ kind, number }: DocumentNumber): readonly string[] =>
    cloud.settings.lookupKeys.map((key) => personKeyId(key, kind, number));
  const hashes = [...new Set(documents.flatMap(keysOf))];
  if (hashes.length === 0) return () => null;
  const keys = await cloud.db.find('person-keys', { filter: { _id: { in: hashes } }, limit: hashes.length });
  const idOf = new Map(keys.map(({ _id, personId }) => [_id, personId]));
  const ids = [...new Set(idOf.values())];
  cloud.notes.about('person', ...ids);
  const people =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  const byId = new Map(people.map((person) => [person._id, person]));
  return (document) => {
    const id = keysOf(document).flatMap((hash) => idOf.get(hash) ?? [])[0];
    return id === undefined ? null : (byId.get(id) ?? null);
  };
}
