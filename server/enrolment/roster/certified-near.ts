import { certifiedPlaces, narrowest, touch } from '../../officer-access';
import type { Roster } from '../../schema';

/**
 * Of a roster what offices of a place, of one in it or of one around it certified: all that an officer there reads, in words or in an
 * amount. Events of which the release before stored no place are read where an office there certified anything of him.
 */
export function certifiedNear(roster: Roster, region: string): Roster {
  const { identities, circumstances, facts = [] } = roster;
  const isNear = (place: string): boolean => touch(place, region);
  const isKnown = (): boolean => narrowest(certifiedPlaces(roster)).some(isNear);
  return {
    ...roster,
    identities: identities.filter((one) => isNear(one.region)),
    circumstances: circumstances.filter(({ region: at }) => (at === undefined ? isKnown() : isNear(at))),
    facts: facts.filter((one) => isNear(one.region)),
  };
}

/** Whether offices of other places certified anything of him. */
export function isCertifiedElsewhere(roster: Roster, region: string): boolean {
  const { identities, circumstances, facts = [] } = roster;
  const near = certifiedNear(roster, region);
  return (
    near.identities.length < identities.length ||
    near.circumstances.length < circumstances.length ||
    (near.facts ?? []).length < facts.length
  );
}
