import type { PlaceRow } from '../../../contract/places';
import { type Cloud, RefusalError } from '../../platform';
import type { Officer } from '../../schema';
import {
  type Checked,
  type NotTaken,
  type PartOfUpload,
  type Reading,
  type RowCheck,
  type UploadKind,
  uploadKind,
} from '../../uploads';
import { addPlaces } from '../add-places';
import { type CountyPlaces, countyPlaces, likeNamed, standingCode } from '../county-places';
import { removePlace } from '../remove-place';
import { type PlaceColumn, placeUploadColumns, readPlaceRow } from './read-row';

/** Streets and villages that the program doesn't come with, as a file. They take no right, so one officer adds them. */
export const placesUpload: UploadKind = uploadKind<PlaceColumn, PlaceRow, CountyPlaces>({
  duty: 'contacts',
  columns: placeUploadColumns,
  requireTold: async (cloud, _officer, { region }) => {
    await countyPlaces(cloud, region);
  },
  context: (cloud, { region }) => countyPlaces(cloud, region),
  readRow: readPlaceRow,
  personOf: () => null,
  titleOf: ({ name, code = '' }) => `${name} ${code}`.trim(),
  keyOf: () => null,
  join: (one) => one,
  essence: () => '',
  clash: () => null,
  check: checkPlaces,
  end: { by: 'one', inOrder: true, take, takeBack },
});

/** Rows beside the places that there are. One round trip for each thousand of them. */
async function checkPlaces(cloud: Cloud, { region }: Reading, rows: readonly PlaceRow[]): Promise<Checked> {
  const places = await countyPlaces(cloud, region);
  const checks = rows.map((row): RowCheck => {
    const code = standingCode(row, places);
    if (code !== null) return { standing: 'unchanged', said: `已经有了，代码是${code}。` };
    const like = likeNamed(row, places);
    if (like === null) return { standing: 'new' };
    return {
      standing: 'new',
      note: `这里已经有“${like.name}”（${like.code}）：是同一个地方的，请留下这一行，不要再加。`,
    };
  });
  return { rows: checks, subjects: [] };
}

async function take(
  cloud: Cloud,
  officer: Officer,
  { uploadId, region }: PartOfUpload,
  rows: readonly PlaceRow[],
): Promise<readonly NotTaken[]> {
  const { rejected } = await addPlaces(cloud, officer, { region, rows, uploadId });
  return rejected.map(({ row, field, message }) => ({ at: row - 1, column: field || null, words: message }));
}

/** What this file added goes, the last first, but for places on which something stands. */
async function takeBack(
  cloud: Cloud,
  officer: Officer,
  { uploadId, region }: PartOfUpload,
  rows: readonly PlaceRow[],
): Promise<readonly NotTaken[]> {
  const places = await countyPlaces(cloud, region);
  const notTaken: NotTaken[] = [];
  for (const [at, row] of [...rows.entries()].reverse()) {
    const code = standingCode(row, places);
    const held = code === null ? null : await cloud.db.get('added-places', code);
    if (held?.uploadId !== uploadId) continue;
    try {
      await removePlace(cloud, officer, held._id);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      notTaken.push({ at, column: null, words: error.refusal.message });
    }
  }
  return notTaken;
}
