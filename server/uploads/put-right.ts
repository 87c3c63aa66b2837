import type { UploadActions } from '../../contract/uploads';
import { type Cloud, refuse } from '../platform';
import type { Officer, Proposal, Upload, UploadPart } from '../schema';
import { type Cell, textCell, whereIs } from '../spreadsheets';
import { together } from './check';
import { mostEdits } from './edits';
import { columnWords } from './gather';
import { noteFile, proposalsOf } from './hand-in';
import { CellProblem, type Checked, type UploadKind, type UploadKindTable } from './kind';
import { mostRemarks } from './read';
import { keysOfRows, partsWithKey } from './row-keys';
import { requireSeen } from './seen';
import {
  type KeptCells,
  type PartContent,
  type RowProblem,
  type StoredRow,
  addedCounts,
  contentOfPart,
  countsOfPart,
  isOpen,
  readingOf,
  resealed,
  unchecked,
  uploadPartId,
} from './stored';

type PutRight = UploadActions['uploads.put-right']['request'];
type RowAsked = UploadActions['uploads.row']['request'];

/** A row that may be put right, and what it stands in. */
interface RowAt {
  readonly officer: Officer;
  readonly upload: Upload;
  readonly kind: UploadKind;
  readonly part: UploadPart;
  readonly content: PartContent;
  readonly at: number;
  readonly row: StoredRow & { readonly cells: KeptCells };
}

/** The cells of a row as its file has them, in the file's order; where its problem is in a column that the file lacks, that one too. */
export async function cellsOfRow(
  cloud: Cloud,
  kinds: UploadKindTable,
  request: RowAsked,
): Promise<UploadActions['uploads.row']['data']> {
  const { kind, content, row, part } = await requireRow(cloud, kinds, request);
  const places = content.places[row.sheet] ?? {};
  cloud.notes.about('person', ...(row.personId === null ? part.subjects : [row.personId]));
  const cells = kind.columns
    .map(({ key }) => ({ key, words: columnWords(kind, places, key) }))
    .map(({ key, words }) => ({
      column: key,
      heading: words,
      text: row.cells[key]?.text ?? '',
      isWrong: words === row.problem?.column,
      place: places[key],
    }))
    .filter(({ isWrong, place }) => isWrong || place !== undefined)
    .sort((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity));
  return { cells: cells.map(({ place: _place, ...cell }) => cell) };
}

/** So often a row is looked at anew where somebody else changes the file at the same time. */
const mostTries = 3;

/**
 * Reads and checks a row anew with the cells that an officer changed, as its file's rows were; what is wrong still is kept with what he wrote.
 * Throws `UPLOAD_NOT_OPEN`, `ROW_NOT_OPEN`, `COMPARED_ALREADY` and `EDITED_TOO_OFTEN`.
 */
export async function putRight(cloud: Cloud, kinds: UploadKindTable, request: PutRight): Promise<RowAt> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await requireRow(cloud, kinds, request);
    const after = await corrected(cloud, before, request.cells);
    if (await stored(cloud, before, after)) return requireStored(cloud, before);
  }
  throw refuse('BUSY', '同事正在改同一个文件，这一行还没有改上。请再点一次。', { retryable: true });
}

async function requireStored(cloud: Cloud, before: RowAt): Promise<RowAt> {
  const { part, upload, at } = before;
  const [now, whole] = await Promise.all([
    cloud.db.get('upload-parts', part._id),
    cloud.db.get('uploads', upload._id),
  ]);
  if (now === null || whole === null) throw rowNotOpen();
  const content = contentOfPart(cloud, now);
  const row = content.rows[at];
  if (row === undefined) throw rowNotOpen();
  return { ...before, upload: whole, part: now, content, row: { ...row, cells: row.cells ?? {} } };
}

async function requireRow(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, part: number, at }: RowAsked,
): Promise<RowAt> {
  const { officer, upload, kind } = await requireSeen(cloud, kinds, uploadId);
  noteFile(cloud, upload);
  const [proposal] = await proposalsOf(cloud, upload);
  requireOpen(upload, proposal);
  const part = await cloud.db.get('upload-parts', uploadPartId(uploadId, number));
  if (part === null || number > upload.parts) throw rowNotOpen();
  const content = contentOfPart(cloud, part);
  const row = content.rows[at];
  if (row?.cells === undefined) throw rowNotOpen();
  if ((row.edits?.length ?? 0) >= mostEdits) {
    throw refuse(
      'EDITED_TOO_OFTEN',
      `这一行在网页上已经改过${mostEdits}次，请在文件里改好，整个文件再传一次。`,
    );
  }
  return { officer, upload, kind, part, content, at, row: { ...row, cells: row.cells } };
}

/** What somebody is asked to agree to stays as he sees it. */
function requireOpen(upload: Upload, proposal: Proposal | null): void {
  if (!isOpen(upload, proposal)) {
    throw refuse(
      'UPLOAD_NOT_OPEN',
      '这个文件正在处理，或者已经提出、写入，行不能再改。等同意的，请先在“等同意的”里撤回，再来改。',
    );
  }
  if (upload.comparison === null) return;
  throw refuse(
    'COMPARED_ALREADY',
    '这份名单已经比过谁不在了，行不能再改。请在文件里改好，整个文件再传一次。',
  );
}

function rowNotOpen(): Error {
  return refuse('ROW_NOT_OPEN', '这一行不能在网页上改，请在文件里改好，整个文件再传一次。');
}

/** Rows of a part by their place: the one that was put right, and one of the same person that it became a part of. */
interface Corrected {
  readonly rows: ReadonlyMap<number, StoredRow>;
  readonly found: Checked | null;
}

async function corrected(cloud: Cloud, of: RowAt, changed: PutRight['cells']): Promise<Corrected> {
  const { kind, upload, content, at, row } = of;
  const cells = changedCells(kind, row.cells, changed);
  const edited = {
    ...row,
    ...unchecked,
    isLeftOut: row.isLeftOut,
    cells,
    edits: editsWith(cloud, of, changed),
  };
  const wrong = (problem: CellProblem, value: unknown): Corrected => ({
    rows: new Map([[at, { ...edited, value, problem: problemOf(of, problem) }]]),
    found: null,
  });
  const reading = readingOf(cloud, upload);
  const read = readAnew(kind, cells, await kind.context(cloud, reading));
  if (read.problem !== null) return wrong(read.problem, null);
  const { value } = read;
  const others = await othersOf(cloud, of, value);
  const clash = clashWith(kind, others, value);
  if (clash !== null) return wrong(clash, value);
  const own = others.find((other) => other.part === of.part._id && other.row.problem === null);
  const whole = own === undefined ? value : kind.join(own.row.value, value);
  const found = await kind.check(cloud, reading, [whole], content.ending);
  const [check] = found.rows;
  if (check?.problem !== undefined)
    return wrong(new CellProblem(check.problem.column, check.problem.words), value);
  if (check === undefined) return { rows: new Map(), found: null };
  const { standing, note = null, said = null, personId = null, changes = [], kept = whole } = check;
  const good = { value: kept, problem: null, standing, note, said, personId, changes };
  if (own === undefined)
    return { rows: new Map<number, StoredRow>([[at, keptOf({ ...edited, ...good })]]), found };
  return { rows: joinedRows(own, good, [at, edited]), found };
}

/** A line of somebody who has another in the part: both are one row there, of which no line can be put right by itself. */
function joinedRows(
  own: Other,
  good: Partial<StoredRow>,
  [at, line]: readonly [number, StoredRow],
): ReadonlyMap<number, StoredRow> {
  const leftOut = own.row.isLeftOut ? '那一行您留下了，这次都不提出。' : '';
  const said = `和${whereIs(own.row)}是同一个人，并入那一行。${leftOut}`;
  return new Map([
    [own.at, withoutCells({ ...own.row, ...good })],
    [at, withoutCells({ ...line, value: null, problem: null, said })],
  ]);
}

function withoutCells({ cells: _cells, ...row }: StoredRow): StoredRow {
  return row;
}
/** Of whom it doesn't concern here nothing stays, nor what was written of him. */
function keptOf(row: StoredRow): StoredRow {
  if (row.value !== null) return row;
  const { cells: _cells, edits: _edits, ...rest } = row;
  return rest;
}

function changedCells(kind: UploadKind, cells: KeptCells, changed: PutRight['cells']): KeptCells {
  const all = new Map<string, Cell | null>(Object.entries(cells));
  for (const { column, text } of changed) {
    if (!kind.columns.some(({ key }) => key === column)) throw rowNotOpen();
    if (text !== (cells[column]?.text ?? '')) all.set(column, textCell(text));
  }
  return Object.fromEntries([...all].flatMap(([column, cell]) => (cell === null ? [] : [[column, cell]])));
}

function editsWith(cloud: Cloud, { officer, row }: RowAt, changed: PutRight['cells']): StoredRow['edits'] {
  const changes = changed
    .map(({ column, text }) => ({ column, before: row.cells[column]?.text ?? '', after: text }))
    .filter(({ before, after }) => before !== after);
  const before = row.edits ?? [];
  if (changes.length === 0) return before;
  return [...before, { officerId: officer._id, officerName: officer.name, at: cloud.now(), changes }];
}

function readAnew(
  kind: UploadKind,
  kept: KeptCells,
  context: unknown,
): { readonly value: unknown; readonly problem: CellProblem | null } {
  const cells = Object.fromEntries(kind.columns.map(({ key }) => [key, kept[key] ?? null]));
  try {
    return { value: kind.readRow(cells, context), problem: null };
  } catch (error) {
    if (!(error instanceof CellProblem)) throw error;
    return { value: null, problem: error };
  }
}

function problemOf({ kind, content, row }: RowAt, { column, words }: CellProblem): RowProblem {
  return { column: columnWords(kind, content.places[row.sheet] ?? {}, column), words };
}

/** A row of the same person, and where it stands. */
interface Other {
  readonly part: string;
  readonly at: number;
  readonly row: StoredRow;
}

async function othersOf(cloud: Cloud, of: RowAt, value: unknown): Promise<readonly Other[]> {
  const { keyOf } = of.kind;
  const key = keyOf(value);
  if (key === null) return [];
  const parts = await partsWithKey(cloud, of.upload._id, key);
  return parts.flatMap((part) =>
    contentOfPart(cloud, part).rows.flatMap((row, at) => {
      const isItself = part._id === of.part._id && at === of.at;
      return isItself || row.value === null || keyOf(row.value) !== key ? [] : [{ part: part._id, at, row }];
    }),
  );
}

function clashWith(kind: UploadKind, others: readonly Other[], value: unknown): CellProblem | null {
  for (const { row } of others) {
    const column = kind.clash(kind.essence(row.value), kind.essence(value));
    if (column === null) continue;
    const words = `和${whereIs(row)}是同一个证件号码，这一列写的不一样。请核对以后改好其中一行。`;
    return new CellProblem(column, words);
  }
  return null;
}

/** False where somebody changed the file meanwhile: nothing is stored then. */
async function stored(cloud: Cloud, before: RowAt, { rows: changed, found }: Corrected): Promise<boolean> {
  const { kind, upload, part, content } = before;
  const rows = content.rows.map((row, at) => changed.get(at) ?? row);
  const keys = keysOfRows(cloud, kind, upload._id, rows);
  const subjects = [...new Set([...part.subjects, ...(found?.subjects ?? [])])];
  const counts = countsOfPart(rows);
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('uploads', upload._id);
    const heldPart = await tx.get('upload-parts', part._id);
    if (JSON.stringify(held) !== JSON.stringify(upload) || heldPart?.sealed !== part.sealed) return false;
    await tx.put('upload-parts', resealed(cloud, part, { ...content, rows }, { subjects, keys }));
    await tx.put('uploads', {
      ...upload,
      counts: addedCounts(addedCounts(upload.counts, countsOfPart(content.rows), -1), counts),
      going: upload.going.map((count, at) => (at + 1 === part.number ? counts.going : count)),
      groups: together(upload.groups, [{ groups: found?.groups ?? [] }]),
      remarks: [...new Set([...upload.remarks, ...(found?.remarks ?? [])])].slice(0, mostRemarks),
    });
    return true;
  });
}
