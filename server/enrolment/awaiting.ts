import { parentRegion } from '../../policy/region-names';
import type { Application } from '../schema/enrolment-record';

/** A place and all above it, from the place up. */
export const withPlacesAbove = (region: string): readonly string[] => {
  const above = parentRegion(region);
  return above === null ? [region] : [region, ...withPlacesAbove(above)];
};

/** Every place whose office can find here an application that waits for its confirmation. */
export const awaitingIn = (applications: readonly Application[]): readonly string[] => [
  ...new Set(
    applications
      .filter(({ state }) => state === 'awaiting-confirmation')
      .flatMap(({ region }) => withPlacesAbove(region)),
  ),
];
