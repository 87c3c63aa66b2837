import { regionPrefix } from '../../policy/region-names';
import type { Roster } from '../schema';

/** Where in a roster's groups a code would stand: anything that an office of the place certified, events of a life among it. */
export const anything = '*';

/** The places whose offices ever certified something of him, and all above them; empty before migration 17 came by. */
export function certifiedPlaces({ groups = [] }: Roster): readonly string[] {
  return groups.filter(saysAnything).map((key) => key.slice(anything.length + 1));
}

export function saysAnything(key: string): boolean {
  return key.startsWith(`${anything} `);
}

/** Places without those above them, which are named only because one in them is. */
export function narrowest(places: readonly string[]): readonly string[] {
  return places.filter((place) =>
    places.every((one) => one === place || !regionPrefix(one).startsWith(regionPrefix(place))),
  );
}

/** The places whose offices certified what stands of him; of events of which none was stored, those that ever certified anything. */
export function placesCertifying(roster: Roster): readonly string[] {
  const { identities, circumstances, facts = [] } = roster;
  const named = [...identities, ...facts, ...circumstances].flatMap(({ region }) => region ?? []);
  const isUnnamed = circumstances.some(({ region }) => region === undefined);
  return [...named, ...(isUnnamed ? narrowest(certifiedPlaces(roster)) : [])];
}
