import * as v from 'valibot';
import { mostPlacesNamed, type PlaceActions } from '../../../contract/places';
import { type ActionTable, part } from '../../platform';
import { findPlaces, placesBelow, placesNamed } from '../../places';

/** Public, and about nobody: which places there are, and what they are called. */
export const placeActions: ActionTable<PlaceActions> = {
  'places.find': {
    parse: v.strictObject({ text: part.shortText }),
    run: (_cloud, { text }) => Promise.resolve(findPlaces(text)),
  },
  'places.below': {
    parse: v.strictObject({ region: part.regionCode }),
    run: (cloud, { region }) => placesBelow(cloud, region),
  },
  'places.named': {
    parse: v.strictObject({
      regions: v.pipe(v.array(part.writtenRegionCode), v.minLength(1), v.maxLength(mostPlacesNamed)),
    }),
    run: (cloud, { regions }) => placesNamed(cloud, regions),
  },
};
