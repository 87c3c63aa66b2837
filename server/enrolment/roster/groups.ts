import { withPlacesAbove } from '../../../policy/region-names';
import { anything, saysAnything } from '../../officer-access';
import type { Roster, RosterIdentity } from '../../schema';

/** By what those are found whom offices of a place, or of one inside it, certified as one of a group. */
export function groupKey(code: string, place: string): string {
  return `${code} ${place}`;
}

/** By what those are found of whom an office of a place, or of one inside it, ever certified something. */
export function rosterKey(place: string): string {
  return groupKey(anything, place);
}

function keysOf(identities: readonly RosterIdentity[]): readonly string[] {
  return identities.flatMap(({ code, region }) =>
    withPlacesAbove(region).map((place) => groupKey(code, place)),
  );
}

/**
 * The document with the groups that it says; ended ones too, whose days a reader looks at. `at`: the place whose office certifies now. That
 * a place certified something is never taken off: nobody is found by less.
 */
export function inGroups(roster: Roster, at: string | null = null): Roster {
  const { identities, facts = [], groups = [] } = roster;
  const places = [...identities, ...facts].map(({ region }) => region);
  const ever = [...places, ...(at === null ? [] : [at])].flatMap(withPlacesAbove).map(rosterKey);
  const keys = new Set([...groups.filter(saysAnything), ...ever, ...keysOf(identities)]);
  return { ...roster, groups: [...keys] };
}
