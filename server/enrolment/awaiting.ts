import { withPlacesAbove } from '../../policy/region-names';
import type { Application } from '../schema';

/** Every place whose office can find here an application that waits for its confirmation. */
export function awaitingIn(applications: readonly Application[]): readonly string[] {
  return [
    ...new Set(
      applications
        .filter(({ state }) => state === 'awaiting-confirmation')
        .flatMap(({ region }) => withPlacesAbove(region)),
    ),
  ];
}
