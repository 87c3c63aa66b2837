import { type Cloud, RefusalError, allEnded } from '../platform';
import type { Upload } from '../schema';
import { columnWords } from './gather';
import { partsGoing, requireHandsIn } from './hand-in';
import type { NotTaken, UploadKind } from './kind';
import { current } from './read';
import {
  type PartContent,
  type StoredRow,
  contentOfPart,
  goingRows,
  notOpen,
  resealed,
  timerAt,
  uploadPartId,
} from './stored';

/** Parts that are taken at once. */
const atOnce = 4;

/** Takes parts, or takes them back, until it is `until` (ms), some at least. By the right of whoever decided it. */
export async function takeOn(cloud: Cloud, kind: UploadKind, upload: Upload, until: number): Promise<Upload> {
  let held = upload;
  do held = await takeSome(cloud, kind, held);
  while ((held.state === 'taking' || held.state === 'taking-back') && cloud.now() < until);
  return held;
}

async function takeSome(cloud: Cloud, kind: UploadKind, upload: Upload): Promise<Upload> {
  const { _id, state, done, counts } = upload;
  const inOrder = kind.end.by === 'one' && kind.end.inOrder === true;
  const numbers = inOrder && state === 'taking-back' ? [...partsGoing(upload)].reverse() : partsGoing(upload);
  const next = numbers.slice(done, done + (inOrder ? 1 : atOnce));
  // Those of people who end are through before a row of the file is: each counts what the others did.
  const some = next.filter((number) => number > upload.parts === (next[0] ?? 0) > upload.parts);
  let refused: number;
  try {
    const found = await allEnded(some.map((number) => takePart(cloud, kind, upload, number)));
    refused = found.reduce((sum, one) => sum + one, 0);
  } catch (error) {
    if (!(error instanceof RefusalError) || !isStoppedBy(kind, upload, error)) throw error;
    return stopped(cloud, upload, error.refusal.message);
  }
  const reached = done + some.length;
  const ended = { state: state === 'taking' ? 'taken' : 'taken-back', nextAt: null } as const;
  await cloud.db.updateIf(
    'uploads',
    _id,
    { state, done },
    {
      done: reached,
      tries: 0,
      counts: { ...counts, refused: (done === 0 ? 0 : counts.refused) + refused },
      ...(reached >= numbers.length ? ended : { nextAt: timerAt(cloud) }),
    },
  );
  return current(cloud, _id);
}

/** Answers how many of its rows were not taken, each of which says why. */
async function takePart(cloud: Cloud, kind: UploadKind, upload: Upload, number: number): Promise<number> {
  const part = await cloud.db.get('upload-parts', uploadPartId(upload._id, number));
  if (part === null) return 0;
  const { end } = kind;
  const take = end.by !== 'one' ? null : upload.state === 'taking' ? end.take : end.takeBack;
  if (take === null) throw notOpen();
  const officer = await requireHandsIn(cloud, kind, upload);
  const content = contentOfPart(cloud, part);
  const rows = goingRows(upload, content.rows);
  const { _id: uploadId, region, told } = upload;
  const of = { uploadId, region, told, part: number, ending: content.ending };
  const values = rows.map(({ value }) => value);
  cloud.notes.about('person', ...rows.flatMap(({ personId }) => personId ?? []));
  const notTaken = await take(cloud, officer, of, values);
  if (notTaken.length === 0 && part.refused === 0) return 0;
  const why = new Map(notTaken.map((one) => [rows[one.at], one]));
  const rowsTold = content.rows.map((row) => withRefusal(kind, content, row, why.get(row)));
  await cloud.db.put('upload-parts', resealed(cloud, part, { ...content, rows: rowsTold }));
  return notTaken.length;
}

function withRefusal(
  kind: UploadKind,
  { places }: PartContent,
  row: StoredRow,
  why: NotTaken | undefined,
): StoredRow {
  if (why === undefined) return { ...row, refused: null };
  const column = columnWords(kind, places[row.sheet] ?? {}, why.column);
  return { ...row, refused: { column, words: why.words } };
}

/** A table that holds only whole, and a list that can't be taken back now. */
function isStoppedBy({ end }: UploadKind, { state }: Upload, { refusal }: RefusalError): boolean {
  if (end.by !== 'one') return false;
  return state === 'taking' ? end.isWhole === true : refusal.code === 'TOO_MANY_GONE';
}

/** It is as it was before, with why; what was taken back already stands so, and may be taken back again. */
async function stopped(cloud: Cloud, { _id, state, done }: Upload, problem: string): Promise<Upload> {
  const before = state === 'taking' ? 'checked' : 'taken';
  await cloud.db.updateIf('uploads', _id, { state, done }, { state: before, problem, nextAt: null });
  return current(cloud, _id);
}
