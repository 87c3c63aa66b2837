import { open, seal } from '../identity';
import type { OutCell } from '../spreadsheets';
import type { Cloud } from '../platform';
import type { LevyList, LevyListPart } from '../schema';

/** A person's row of the list, and his school; empty where he has none. */
export interface StoredRow {
  readonly cells: readonly OutCell[];
  readonly school: string;
}

function placeOf(partId: string): string {
  return `levy-list/${partId}`;
}

/** A part of a list, whose people nobody reads in the store. */
export function sealedPart(
  cloud: Cloud,
  { _id: levyListId, expiresAt }: Pick<LevyList, '_id' | 'expiresAt'>,
  number: number,
  { rows, subjects }: { readonly rows: readonly StoredRow[]; readonly subjects: readonly string[] },
): LevyListPart {
  const _id = `${levyListId}-${number}`;
  return {
    _id,
    levyListId,
    number,
    sealed: seal(cloud.settings, (bytes) => cloud.randomHex(bytes), placeOf(_id), JSON.stringify(rows)),
    students: rows.filter(({ school }) => school !== '').length,
    subjects,
    expiresAt,
  };
}

/** Throws an UnreadableSealError where its key is gone. */
export function rowsOfPart(cloud: Cloud, { _id, sealed }: LevyListPart): readonly StoredRow[] {
  return JSON.parse(open(cloud.settings, placeOf(_id), sealed)) as readonly StoredRow[];
}
