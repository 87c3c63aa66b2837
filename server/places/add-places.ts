import type { PlaceRow, PlacesAdded } from '../../contract/places';
import { learnRegions } from '../../policy/region-names';
import { takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { type CountyPlaces, codeOf, countyPlaces } from './county-places';
import { addedNow, countyOf } from './known-places';

interface Adding {
  readonly places: CountyPlaces;
  /** The file that is being added; undefined where it is none. */
  readonly uploadId: string | undefined;
}

/** Whether the place is there already: a file may be handed in any number of times. */
async function takeRow(
  cloud: Cloud,
  officer: Officer,
  { places, uploadId }: Adding,
  row: PlaceRow,
): Promise<boolean> {
  const code = codeOf(row, places);
  if (places.names.has(code)) return true;
  const taken = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('added-places', code);
    if (held !== null) return held;
    const by = { officerId: officer._id, ...(uploadId === undefined ? {} : { uploadId }) };
    const place = { _id: code, name: row.name, ...by, at: cloud.now() };
    await tx.put('added-places', place);
    return place;
  });
  places.names.set(code, taken.name);
  learnRegions({ names: [[code, taken.name]] });
  if (taken.name === row.name) return false;
  // Somebody else took the code in this moment: a made one moves on, a given one is refused.
  places.seen.delete(code);
  return takeRow(cloud, officer, { places, uploadId }, row);
}

/**
 * Adds streets, towns, villages and communities below a county or a street of the officer's. Wrong rows are listed, the rest
 * is taken. Throws `OTHER_REGION` and `REGION_TOO_WIDE`.
 */
export async function addPlaces(
  cloud: Cloud,
  officer: Officer,
  {
    region,
    rows,
    uploadId,
  }: { readonly region: string; readonly rows: readonly PlaceRow[]; readonly uploadId?: string },
): Promise<PlacesAdded> {
  requireResponsible(officer, region);
  const places = await countyPlaces(cloud, region);
  const outcome = await takeRows({
    rows,
    counts: { already: 0 },
    take: async (row) => ({
      already: (await takeRow(cloud, officer, { places, uploadId }, row)) ? 1 : 0,
    }),
  });
  return { taken: outcome.taken, rejected: outcome.rejected, already: outcome.counts.already };
}

/** What offices have added below a place, for the office itself: as it stands this moment. */
export async function addedPlaces(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  requireResponsible(officer, region);
  const county = countyOf(region);
  if (county === null) return [];
  const added = await addedNow(cloud, county);
  return added
    .filter(({ _id }) => _id.startsWith(region) && _id !== region)
    .map(({ _id, name }) => ({ code: _id, name }));
}
