import { withPlacesAbove } from '../../policy/region-names';
import { type Cloud, cached } from '../platform';
import type { StoredContacts } from '../schema';

/** What offices have set for a place and the places above it, nearest first. One round trip a minute and place. */
export function placesAround(cloud: Cloud, region: string): Promise<readonly StoredContacts[]> {
  return cached(cloud, `place-${region}`, () => placesNow(cloud, region));
}

/** The same as it stands this moment, for the office that sets it. */
export async function placesNow(cloud: Cloud, region: string): Promise<readonly StoredContacts[]> {
  const codes = withPlacesAbove(region);
  const found = await cloud.db.find('place-contacts', {
    filter: { _id: { in: codes } },
    limit: codes.length,
  });
  return found.sort((one, other) => codes.indexOf(one._id) - codes.indexOf(other._id));
}

/** Whether the place is in the care insurance pilot, as the nearest office that speaks of it says. */
export async function ltciPilotOf(cloud: Cloud, region: string): Promise<boolean | undefined> {
  return (await placesAround(cloud, region)).find((place) => place.ltciPilot !== undefined)?.ltciPilot;
}
