import * as v from 'valibot';
import { mostRowsOfCall } from '../../../contract/imports';
import type { PlaceOfficeActions } from '../../../contract/places';
import { requireOfficer } from '../../officer-access';
import { addedPlaces, addPlaces, removePlace } from '../../places';
import { type LoggedActionTable, part } from '../../platform';

/** Of what form a name and a code are is said at each line. */
const placeRow = v.strictObject({
  name: part.shortText,
  code: v.exactOptional(part.shortText),
  above: v.exactOptional(part.shortText),
});

/** Streets and villages below an officer's county, which the program doesn't come with. */
export const placeOfficeActions: LoggedActionTable<PlaceOfficeActions> = {
  'places.add': {
    logged: 'act',
    parse: v.strictObject({
      region: part.regionCode,
      rows: v.pipe(
        v.array(placeRow),
        v.minLength(1, '文件里没有地方，请检查。'),
        v.maxLength(mostRowsOfCall, `一次最多${mostRowsOfCall}行，请分次导入。`),
      ),
    }),
    run: async (cloud, request) => addPlaces(cloud, await requireOfficer(cloud, 'contacts'), request),
  },
  'places.remove': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => removePlace(cloud, await requireOfficer(cloud, 'contacts'), region),
  },
  'places.added': {
    logged: { not: 'what residents see' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => ({
      places: await addedPlaces(cloud, await requireOfficer(cloud, 'contacts'), region),
    }),
  },
};
