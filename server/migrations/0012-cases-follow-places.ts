import { casesFollowPlaces } from './follow-places';
import type { Migration } from './migration';

/** The same as for `records`, for what offices have to decide. */
export const casesOfFormerCounties: Migration = {
  number: 12,
  id: '0012-cases-follow-places',
  description: 'Notes in `cases` the offices of the places that followed former counties.',
  collection: 'cases',
  step: casesFollowPlaces,
};
