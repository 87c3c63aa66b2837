import { type ClaimedPart, partsOfClaim } from '../../contract/claimed-parts';
import { withPlacesAbove } from '../../policy/region-names';
import type { Application } from '../schema';
import { groupKey } from './roster/groups';

/**
 * By what offices find here an application that waits for their confirmation: every place whose office answers for it, and every such place
 * with each thing that was claimed there.
 */
export function awaitingIn(applications: readonly Application[]): readonly string[] {
  const waiting = applications.filter(({ state }) => state === 'awaiting-confirmation');
  const keys = waiting.flatMap(({ region, claims }) =>
    withPlacesAbove(region).flatMap((place) =>
      partsOfClaim(claims).map((claimed) => awaitingKey(place, claimed)),
    ),
  );
  return [...openIn(waiting), ...new Set(keys)];
}

/** By what those are found who wait in a place: all, or those who claimed something. */
export function awaitingKey(place: string, claimed?: ClaimedPart): string {
  return claimed === undefined ? place : groupKey(claimed, place);
}

/** Every place that an application is for, and all above them. */
export function openIn(applications: readonly Application[]): readonly string[] {
  return [...new Set(applications.flatMap(({ region }) => withPlacesAbove(region)))];
}
