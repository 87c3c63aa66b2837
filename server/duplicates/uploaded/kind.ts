import type { DuplicateRow } from '../../../contract/duplicates';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';
import { type NotTaken, type PartOfUpload, type Reading, type UploadKind, uploadKind } from '../../uploads';
import { importDuplicates } from '../import-duplicates';
import { undoDuplicates } from '../undo-duplicates';
import { checkDuplicateRows } from './check-rows';
import {
  type DuplicateColumn,
  clashOfDuplicates,
  columnOf,
  duplicateUploadColumns,
  keyOfDuplicate,
  readDuplicateRow,
} from './read-row';
import { kindOfList } from './told';

/** Who is insured otherwise, or died, as a file. It makes cases and takes nothing from anybody, so one officer hands it in. */
export const duplicatesUpload: UploadKind = uploadKind<DuplicateColumn, DuplicateRow, Reading>({
  duty: 'roster',
  columns: duplicateUploadColumns,
  requireTold: (_cloud, _officer, reading) => {
    kindOfList(reading);
    return Promise.resolve();
  },
  context: (_cloud, reading) => Promise.resolve(reading),
  readRow: readDuplicateRow,
  personOf: ({ name, document }) => ({ name, document: document.number }),
  keyOf: keyOfDuplicate,
  join: (one) => one,
  essence: (row) => JSON.stringify(row),
  clash: clashOfDuplicates,
  check: checkDuplicateRows,
  end: { by: 'one', take, takeBack },
});

function partOf(of: PartOfUpload, rows: readonly DuplicateRow[]) {
  const { uploadId, region, part } = of;
  return { region, ...kindOfList(of), batch: uploadId, part, rows };
}

async function take(
  cloud: Cloud,
  officer: Officer,
  of: PartOfUpload,
  rows: readonly DuplicateRow[],
): Promise<readonly NotTaken[]> {
  const { rejected } = await importDuplicates(cloud, officer, partOf(of, rows));
  return rejected.map(({ row, field, message }) => ({ at: row, column: columnOf(field), words: message }));
}

/** A batch counts its rows from 1. */
async function takeBack(
  cloud: Cloud,
  officer: Officer,
  of: PartOfUpload,
  rows: readonly DuplicateRow[],
): Promise<readonly NotTaken[]> {
  const { rejected } = await undoDuplicates(cloud, officer, partOf(of, rows));
  return rejected.map(({ row, field, message }) => ({
    at: row - 1,
    column: columnOf(field),
    words: message,
  }));
}
