import { liesIn } from '../../policy/region-names';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { placesCertifying } from './certified-places';

/** A person has a record a year; a family of twenty is asked about at once. */
const mostRecords = 1000;

/**
 * Where offices know some people: the bureau's accounts, who certified them, where they are insured. Nothing for someone whom
 * only families know. Three round trips.
 */
export async function placesKnowing(
  cloud: Cloud,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (personIds.length === 0) return new Map();
  const limit = personIds.length;
  const [accounts, rosters, records] = await Promise.all([
    cloud.db.find('mutual-aid-accounts', { filter: { _id: { in: personIds } }, limit }),
    cloud.db.find('rosters', { filter: { _id: { in: personIds } }, limit }),
    cloud.db.find('records', {
      filter: { personId: { in: personIds }, state: 'insured' },
      limit: mostRecords,
    }),
  ]);
  const placesOf = (id: string): readonly string[] => [
    ...accounts.flatMap(({ _id, asOf, region }) => (_id === id && asOf !== '' ? [region] : [])),
    ...rosters.flatMap((roster) => (roster._id === id ? placesCertifying(roster) : [])),
    ...records.flatMap(({ personId, insurance }) =>
      personId === id && insurance !== null ? [insurance.region] : [],
    ),
  ];
  return new Map(personIds.map((id) => [id, placesOf(id)]));
}

/** Whether one of the places lies in the other. */
export function touch(one: string, other: string): boolean {
  return liesIn(one, other) || liesIn(other, one);
}

/**
 * Whether an officer's word on who somebody is counts: nobody's office knows the person yet, or one of the officer's
 * places, one in it or one around it does.
 */
export async function isKnownHere(
  cloud: Cloud,
  officer: Pick<Officer, 'regions'>,
  personId: string,
): Promise<boolean> {
  const places = (await placesKnowing(cloud, [personId])).get(personId) ?? [];
  if (places.length === 0) return true;
  return places.some((place) => officer.regions.some((own) => touch(place, own)));
}

/** Of some people, those whom no office knows but those of the place, under it and above it. */
export async function knownOnlyAt(
  cloud: Cloud,
  region: string,
  personIds: readonly string[],
): Promise<readonly string[]> {
  const known = await placesKnowing(cloud, personIds);
  return personIds.filter((id) => (known.get(id) ?? []).every((place) => touch(place, region)));
}
