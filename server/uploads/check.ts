import type { UploadCounts, UploadGroup } from '../../contract/uploads';
import { type Cloud, allEnded } from '../platform';
import type { Upload } from '../schema';
import { columnWords } from './gather';
import type { RowCheck, UploadKind } from './kind';
import { current, mostRemarks, removeFile } from './read';
import { keysOfRows } from './row-keys';
import {
  type StoredRow,
  addedCounts,
  contentOfPart,
  countsOfPart,
  noCounts,
  readingOf,
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
  const found = await allEnded(numbers.map((number) => checkPart(cloud, kind, upload, number)));
  const reached = done + numbers.length;
  // Two at once come to the same, and one of them counts it.
  await cloud.db.updateIf(
    'uploads',
    _id,
    { state: 'checking', done },
    {
      done: reached,
      counts: found.reduce((sum, { counts }) => addedCounts(sum, counts), upload.counts),
      going: [...upload.going, ...found.map(({ counts }) => counts.going)],
      groups: together(upload.groups, found),
      remarks: [...new Set([...upload.remarks, ...found.flatMap(({ remarks }) => remarks)])].slice(
        0,
        mostRemarks,
      ),
      tries: 0,
      ...(reached >= parts ? { state: 'checked', nextAt: null } : { nextAt: timerAt(cloud) }),
    },
  );
  return current(cloud, _id);
}

interface PartFound {
  readonly counts: UploadCounts;
  readonly groups: readonly UploadGroup[];
  readonly remarks: readonly string[];
}

/** A file names a handful: more is no list of a group. */
const mostGroups = 30;

export function together(
  before: readonly UploadGroup[],
  found: readonly Pick<PartFound, 'groups'>[],
): readonly UploadGroup[] {
  const all = new Map([...before, ...found.flatMap(({ groups }) => groups)].map((one) => [one.code, one]));
  return [...all.values()].slice(0, mostGroups);
}

async function checkPart(cloud: Cloud, kind: UploadKind, upload: Upload, number: number): Promise<PartFound> {
  const part = await cloud.db.get('upload-parts', uploadPartId(upload._id, number));
  if (part === null) return { counts: noCounts, groups: [], remarks: [] };
  const content = contentOfPart(cloud, part);
  const good = content.rows.filter(({ problem, value }) => problem === null && value !== null);
  const values = good.map(({ value }) => value);
  const found = await kind.check(cloud, readingOf(cloud, upload), values, content.ending);
  const { groups = [], remarks = [] } = found;
  if (part.isChecked) return { counts: countsOfPart(content.rows), groups, remarks };
  const checks = new Map(good.map((row, at) => [row, found.rows[at]]));
  const rows = content.rows.map((row) => {
    const check = checks.get(row);
    return check === undefined ? row : checked(kind, content.places[row.sheet] ?? {}, row, check);
  });
  const keys = keysOfRows(cloud, kind, upload._id, rows);
  const marks = { isChecked: true, subjects: found.subjects, keys };
  const { _id: id, ...changes } = resealed(cloud, part, { ...content, rows }, marks);
  if (await cloud.db.updateIf('upload-parts', id, { isChecked: false }, changes)) {
    return { counts: countsOfPart(rows), groups, remarks };
  }
  const byOther = await cloud.db.get('upload-parts', id);
  const counts = byOther === null ? noCounts : countsOfPart(contentOfPart(cloud, byOther).rows);
  return { counts, groups, remarks };
}

function checked(
  kind: UploadKind,
  places: Readonly<Record<string, number>>,
  { cells, ...row }: StoredRow,
  { standing, problem, note, said, personId, changes = [], kept }: RowCheck,
): StoredRow {
  const known = { ...row, value: kept === undefined ? row.value : kept, personId: personId ?? null };
  if (problem === undefined) return { ...known, standing, note: note ?? null, said: said ?? null, changes };
  const words = { column: columnWords(kind, places, problem.column), words: problem.words };
  // Of what isn't kept its cells aren't either.
  return { ...known, problem: words, ...(cells === undefined || kept !== undefined ? {} : { cells }) };
}
