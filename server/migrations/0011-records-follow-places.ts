import { recordsFollowPlaces } from './follow-places';
import type { Migration } from './migration';

/** Release 0.1 knew no code that was given up: the office of a renamed or merged county didn't find what it stored. */
export const recordsOfFormerCounties: Migration = {
  number: 11,
  id: '0011-records-follow-places',
  description: 'Notes in `records` the offices of the places that followed former counties.',
  collection: 'records',
  step: recordsFollowPlaces,
};
