import { liesIn } from '../../policy/region-names';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';

/**
 * Where offices know a person: the bureau's account, who certified him, where he is insured. Empty for someone whom
 * only families know. Three round trips.
 */
async function knownPlaces(cloud: Cloud, personId: string): Promise<readonly string[]> {
  const account = await cloud.db.get('mutual-aid-accounts', personId);
  const roster = await cloud.db.get('rosters', personId);
  const records = await cloud.db.find('records', { filter: { personId, state: 'insured' }, limit: 20 });
  return [
    ...(account !== null && account.asOf !== '' ? [account.region] : []),
    ...(roster?.identities ?? []).map(({ region }) => region),
    ...records.flatMap(({ insurance }) => (insurance === null ? [] : [insurance.region])),
  ];
}

/**
 * Whether an officer's word on who somebody is counts: nobody's office knows the person yet, or one of the officer's
 * places, one in it or one around it does.
 */
export async function isKnownHere(cloud: Cloud, officer: Officer, personId: string): Promise<boolean> {
  const places = await knownPlaces(cloud, personId);
  if (places.length === 0) return true;
  return places.some((place) => officer.regions.some((own) => liesIn(place, own) || liesIn(own, place)));
}
