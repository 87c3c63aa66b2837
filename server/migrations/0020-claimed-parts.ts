import { recordsFollowPlaces } from './follow-places';
import type { Migration } from './migration';

/** The release before found what waits in a place by the place alone. */
export const claimedPartsOfRecords: Migration = {
  number: 20,
  id: '0020-claimed-parts',
  description: 'Notes in `records` what was claimed by those who wait, for finding them by it.',
  collection: 'records',
  step: recordsFollowPlaces,
};
