import type { ResidentRow } from '../../../contract/residents';
import type { Cloud } from '../../platform';
import { refuse } from '../../platform';
import type { Officer } from '../../schema';
import { type NotTaken, type PartOfUpload, type Reading, type UploadKind, uploadKind } from '../../uploads';
import { type GonePart, markGone, unmarkGone } from '../gone';
import { importResidents } from '../import-residents';
import { areTooManyGoneAfter, tooManyGone } from '../most-gone';
import { undoResidents } from '../undo-residents';
import { villagesOfPlace } from '../villages';
import { checkResidentRows } from './check-rows';
import { type ResidentColumn, residentUploadColumns } from './columns';
import { type RowOfUpload, isGone, residentsComparison } from './comparison';
import { type ResidentsContext, keyOfResident, readResidentRow, residentsContext } from './read-row';

/** Who lives where, as a file. It certifies nothing, so one officer hands it in. */
export const residentsUpload: UploadKind = uploadKind<ResidentColumn, RowOfUpload, ResidentsContext>({
  duty: 'roster',
  columns: residentUploadColumns,
  requireTold: async (cloud, _officer, { region, told }) => {
    await villagesOfPlace(cloud, region);
    if (told.year !== undefined) return;
    throw refuse('TOLD_TOO_LITTLE', '请选这份名单是哪个年度参保用的。', { field: 'year' });
  },
  context: residentsContext,
  readRow: readResidentRow,
  personOf: ({ name, document }) => ({ name, document: document.number }),
  keyOf: (row) => (isGone(row) ? null : keyOfResident(row)),
  join: (one) => one,
  essence: (row) => JSON.stringify(row),
  clash: clashOf,
  check: (cloud, reading, rows) => checkResidentRows(cloud, reading, rows.filter(isListed)),
  compare: residentsComparison,
  end: { by: 'one', take, takeBack, requireTakenBack },
});

function isListed(row: RowOfUpload): row is ResidentRow {
  return !isGone(row);
}

/** The same line twice is one; where two lines of a person differ, where is told first. */
function clashOf(one: string, other: string): ResidentColumn | null {
  if (one === other) return null;
  const [first, second] = [JSON.parse(one) as ResidentRow, JSON.parse(other) as ResidentRow];
  if (first.village !== second.village) return 'village';
  if (first.name !== second.name) return 'name';
  return first.household === second.household ? 'agent' : 'household';
}

function partOf({ uploadId, region, part, told }: PartOfUpload) {
  const { year = 0, phonesFrom } = told;
  const phones = phonesFrom === undefined ? {} : { phonesFrom };
  return { region, year, batch: uploadId, part, ...phones };
}

async function take(
  cloud: Cloud,
  officer: Officer,
  of: PartOfUpload,
  rows: readonly RowOfUpload[],
): Promise<readonly NotTaken[]> {
  const gone = goneOf(of, rows);
  if (gone !== null) return counted(await markGone(cloud, officer, gone));
  const { rejected } = await importResidents(cloud, officer, { ...partOf(of), rows: rows.filter(isListed) });
  return rejected.map(({ row, field, message }) => ({ at: row, column: columnOf(field), words: message }));
}

async function takeBack(
  cloud: Cloud,
  officer: Officer,
  of: PartOfUpload,
  rows: readonly RowOfUpload[],
): Promise<readonly NotTaken[]> {
  const gone = goneOf(of, rows);
  if (gone !== null) return counted(await unmarkGone(cloud, officer, gone));
  const { rejected } = await undoResidents(cloud, officer, { ...partOf(of), rows: rows.filter(isListed) });
  return counted(rejected);
}

/** For the whole file before any part of it is taken back; each part counts exactly. */
async function requireTakenBack(
  cloud: Cloud,
  { region, told: { year = 0 } }: Reading,
  { added, ended }: { readonly added: number; readonly ended: number },
): Promise<void> {
  const of = (count: number) => (one: number) => (one === year ? count : 0);
  const change = { here: of(ended - added), gone: of(-ended) };
  if (added > 0 && (await areTooManyGoneAfter(cloud, { region, year }, change))) throw tooManyGone();
}

/** Those whom the comparison found stand in parts of their own. */
function goneOf(of: PartOfUpload, rows: readonly RowOfUpload[]): GonePart | null {
  const ids = rows.filter(isGone).map(({ residentId }) => residentId);
  return ids.length === 0 ? null : { ...partOf(of), ids };
}

/** A batch counts its rows from 1. */
function counted(
  rejected: readonly { readonly row: number; readonly field: string; readonly message: string }[],
): readonly NotTaken[] {
  return rejected.map(({ row, field, message }) => ({
    at: row - 1,
    column: columnOf(field),
    words: message,
  }));
}

const columnsOfFields: Readonly<Record<string, ResidentColumn>> = {
  name: 'name',
  'document.number': 'documentNumber',
  village: 'village',
  phone: 'phone',
};

function columnOf(field: string): ResidentColumn | null {
  return columnsOfFields[field] ?? null;
}
