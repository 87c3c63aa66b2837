import { liesIn, withPlacesAbove } from '../../../policy/region-names';
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

/** By what those are found whom a whole list of a group had no longer, in a month (`2024-03`) and a place or inside it. */
export function endedKey(month: string, code: string, place: string): string {
  return `${month} ${groupKey(code, place)}`;
}

/** The document with the word that a whole list of a month ended some of what it says. Of earlier months none is kept. */
export function endedInMonth(
  roster: Roster,
  month: string,
  ended: readonly Pick<RosterIdentity, 'code' | 'region'>[],
): Roster {
  const keys = ended.flatMap(({ code, region }) =>
    withPlacesAbove(region).map((place) => endedKey(month, code, place)),
  );
  const others = (roster.groups ?? []).filter((key) => !saysEnded(key) || key.startsWith(`${month} `));
  return { ...roster, groups: [...new Set([...others, ...keys])] };
}

function saysEnded(key: string): boolean {
  return key.split(' ').length === 3;
}

/** Whether what a whole list ended is ended still, and wasn't taken back. */
function isEndedStill(key: string, identities: readonly RosterIdentity[]): boolean {
  const [, code, place = ''] = key.split(' ');
  return identities.some((one) => one.code === code && one.until !== undefined && liesIn(one.region, place));
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
  const ended = groups.filter((key) => saysEnded(key) && isEndedStill(key, identities));
  const keys = new Set([...groups.filter(saysAnything), ...ever, ...keysOf(identities), ...ended]);
  return { ...roster, groups: [...keys] };
}
