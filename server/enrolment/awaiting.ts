import { withPlacesAbove } from '../../policy/region-names';
import type { Application } from '../schema';

/** Every place whose office can find here an application that waits for its confirmation. */
export function awaitingIn(applications: readonly Application[]): readonly string[] {
  return openIn(applications.filter(({ state }) => state === 'awaiting-confirmation'));
}

/** Every place that an application is for, and all above them. */
export function openIn(applications: readonly Application[]): readonly string[] {
  return [...new Set(applications.flatMap(({ region }) => withPlacesAbove(region)))];
}
