import { pseudonym, pseudonyms } from '../identity';
import type { Cloud } from '../platform';
import type { UploadPart } from '../schema';
import type { UploadKind } from './kind';
import type { StoredRow } from './stored';

const purpose = 'upload-row';

/** Stand-ins of whom the rows of a part are, valid within one upload: rows of one person are found by them in any part. */
export function keysOfRows(
  cloud: Cloud,
  { keyOf }: UploadKind,
  uploadId: string,
  rows: readonly StoredRow[],
): readonly string[] {
  const keys = new Set(rows.flatMap(({ value }) => (value === null ? [] : (keyOf(value) ?? []))));
  return [...keys].map((key) => pseudonym(cloud.settings, purpose, `${uploadId} ${key}`));
}

/** The parts of an upload with rows of somebody. One round trip for each key in use. */
export async function partsWithKey(
  cloud: Cloud,
  uploadId: string,
  key: string,
): Promise<readonly UploadPart[]> {
  const marks = pseudonyms(cloud.settings, purpose, `${uploadId} ${key}`);
  const found = await Promise.all(
    marks.map((keys) => cloud.db.find('upload-parts', { filter: { uploadId, keys }, limit: 100 })),
  );
  return found.flat();
}
