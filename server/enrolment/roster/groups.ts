import { withPlacesAbove } from '../../../policy/region-names';
import type { Roster, RosterIdentity } from '../../schema';

/** By what those are found whom offices of a place, or of one inside it, certified as one of a group. */
export function groupKey(code: string, place: string): string {
  return `${code} ${place}`;
}

function groupsOf(identities: readonly RosterIdentity[]): readonly string[] {
  const keys = identities.flatMap(({ code, region }) =>
    withPlacesAbove(region).map((place) => groupKey(code, place)),
  );
  return [...new Set(keys)];
}

/** The document with the groups that it says; ended ones too, whose days a reader looks at. */
export function inGroups(roster: Omit<Roster, 'groups'>): Roster {
  return { ...roster, groups: groupsOf(roster.identities) };
}
