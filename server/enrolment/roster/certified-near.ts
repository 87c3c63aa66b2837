import { regionPrefix } from '../../../policy/region-names';
import { touch } from '../../officer-access';
import type { Roster } from '../../schema';
import { certifiedPlaces } from './groups';

/**
 * Of a roster what offices of a place, of one in it or of one around it certified: all that an officer there reads, in words or in an
 * amount. Events of a life bear no place: they are read where an office there certified anything of him.
 */
export function certifiedNear(roster: Roster, region: string): Roster {
  const { identities, circumstances, facts = [] } = roster;
  const isNear = (place: string): boolean => touch(place, region);
  return {
    ...roster,
    identities: identities.filter((one) => isNear(one.region)),
    circumstances: narrowest(certifiedPlaces(roster)).some(isNear) ? circumstances : [],
    facts: facts.filter((one) => isNear(one.region)),
  };
}

/** Places without those above them, which are named only because one in them is. */
function narrowest(places: readonly string[]): readonly string[] {
  return places.filter((place) =>
    places.every((one) => one === place || !regionPrefix(one).startsWith(regionPrefix(place))),
  );
}
