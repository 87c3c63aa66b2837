import type { UploadCounts } from '../../contract/uploads';
import { type Cloud, allEnded, chinaDay } from '../platform';
import type { Upload } from '../schema';
import { columnWords } from './gather';
import type { RowCheck, UploadKind } from './kind';
import { current, removeFile } from './read';
import {
  type StoredRow,
  addedCounts,
  contentOfPart,
  countsOfPart,
  noCounts,
  resealed,
  timerAt,
  uploadPartId,
} from './stored';

/** Parts that are checked at once. */
const atOnce = 4;

/** Holds the rows of a file's parts against what is stored, until it is `until` (ms), some parts at least. */
export async function checkOn(
  cloud: Cloud,
  kind: UploadKind,
  upload: Upload,
  until: number,
): Promise<Upload> {
  await removeFile(cloud, upload);
  let held = upload;
  do held = await checkSome(cloud, kind, held);
  while (held.state === 'checking' && cloud.now() < until);
  return held;
}

async function checkSome(cloud: Cloud, kind: UploadKind, upload: Upload): Promise<Upload> {
  const { _id, parts, done } = upload;
  const numbers = Array.from({ length: Math.min(atOnce, parts - done) }, (_, at) => done + 1 + at);
  const counts = await allEnded(numbers.map((number) => checkPart(cloud, kind, upload, number)));
  const reached = done + numbers.length;
  // Two at once come to the same, and one of them counts it.
  await cloud.db.updateIf(
    'uploads',
    _id,
    { state: 'checking', done },
    {
      done: reached,
      counts: counts.reduce((sum, one) => addedCounts(sum, one), upload.counts),
      going: [...upload.going, ...counts.map(({ going }) => going)],
      tries: 0,
      ...(reached >= parts ? { state: 'checked', nextAt: null } : { nextAt: timerAt(cloud) }),
    },
  );
  return current(cloud, _id);
}

async function checkPart(
  cloud: Cloud,
  kind: UploadKind,
  { _id, region }: Upload,
  number: number,
): Promise<UploadCounts> {
  const part = await cloud.db.get('upload-parts', uploadPartId(_id, number));
  if (part === null) return noCounts;
  const content = contentOfPart(cloud, part);
  if (part.isChecked) return countsOfPart(content.rows);
  const good = content.rows.filter(({ problem }) => problem === null);
  const reading = { region, today: chinaDay(cloud.now()) };
  const found = await kind.check(
    cloud,
    reading,
    good.map(({ value }) => value),
  );
  const checks = new Map(good.map((row, at) => [row, found.rows[at]]));
  const rows = content.rows.map((row) => {
    const check = checks.get(row);
    return check === undefined ? row : checked(kind, content.places[row.sheet] ?? {}, row, check);
  });
  const marks = { isChecked: true, subjects: found.subjects };
  const { _id: id, ...changes } = resealed(cloud, part, { ...content, rows }, marks);
  if (await cloud.db.updateIf('upload-parts', id, { isChecked: false }, changes)) return countsOfPart(rows);
  const checkedByOther = await cloud.db.get('upload-parts', id);
  return checkedByOther === null ? noCounts : countsOfPart(contentOfPart(cloud, checkedByOther).rows);
}

function checked(
  kind: UploadKind,
  places: Readonly<Record<string, number>>,
  row: StoredRow,
  { standing, problem, note }: RowCheck,
): StoredRow {
  if (problem === undefined) return { ...row, standing, note: note ?? null };
  return { ...row, problem: { column: columnWords(kind, places, problem.column), words: problem.words } };
}
