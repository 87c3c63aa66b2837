import type { UploadActions } from '../../contract/uploads';
import { type Cloud, refuse } from '../platform';
import type { Comparing, Upload } from '../schema';
import { proposalsOf } from './hand-in';
import type { AskedToCompare, UploadKind, UploadKindTable } from './kind';
import { current } from './read';
import { requireSeen } from './seen';
import {
  type PartContent,
  addedCounts,
  contentOfPart,
  countsOfPart,
  isOpen,
  notOpen,
  readingOf,
  rowsOfPart,
  sealedPart,
  timerAt,
  unchecked,
  uploadPartId,
} from './stored';

type Compare = UploadActions['uploads.compare'];

/** Where more than one in so many would end, and more than these, the file is hardly the whole list: nobody ends by it. */
const oneIn = 10;
const alwaysFew = 3;
/** Parts that are read in one round trip. */
const partsAtOnce = 20;

/** The file is said to be a whole list: who stands there now and not in it is to be found. What an earlier comparison found goes. */
export async function beginComparing(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, groups = [], until }: Compare['request'],
): Promise<Upload> {
  const { upload, kind } = await requireSeen(cloud, kinds, uploadId);
  if (upload.state === 'comparing') return upload;
  const [proposal] = await proposalsOf(cloud, upload);
  if (kind.compare === undefined || !isOpen(upload, proposal)) throw notOpen();
  if (upload.counts.problems > 0) {
    throw refuse(
      'ROWS_WRONG',
      '有问题的行看不出是谁，不能比谁不在名单上了。请在文件里改好，整个文件再传一次，再比。',
    );
  }
  const asked = kind.compare.byGroup
    ? groupsAsked(upload, groups, until ?? null)
    : { groups: [], until: null };
  const begun = { ...asked, before: 0, gone: 0, stop: null, list: 0, after: null, parts: 0 };
  const { _id, state, proposalId, counts } = upload;
  const without = { ...counts, ended: 0, going: going(upload.going.slice(0, upload.parts)) };
  const isBegun = await cloud.db.updateIf(
    'uploads',
    _id,
    { state, proposalId },
    {
      state: 'comparing',
      comparison: begun,
      counts: without,
      going: upload.going.slice(0, upload.parts),
      problem: null,
      tries: 0,
      nextAt: timerAt(cloud),
    },
  );
  // Not before: somebody may just be handing them in.
  if (isBegun) await removeEnded(cloud, upload);
  return current(cloud, _id);
}

function going(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function groupsAsked(
  { groups: named }: Upload,
  groups: readonly string[],
  until: AskedToCompare['until'],
): AskedToCompare {
  const known = groups.filter((group) => named.some(({ code }) => code === group));
  if (known.length > 0 && until !== null) return { groups: [...new Set(known)], until };
  throw refuse('NOTHING_TO_COMPARE', '请选这份文件是哪种身份的全部名单，并写不在名单上的人认定到哪天为止。', {
    field: until === null ? 'until' : 'groups',
  });
}

async function removeEnded(cloud: Cloud, { _id, parts, comparison }: Upload): Promise<void> {
  const numbers = Array.from({ length: comparison?.parts ?? 0 }, (_, at) => parts + at + 1);
  await Promise.all(numbers.map((number) => cloud.db.remove('upload-parts', uploadPartId(_id, number))));
}

/** Goes through the lists until it is `until` (ms), some hundred at least. */
export async function compareOn(
  cloud: Cloud,
  kind: UploadKind,
  upload: Upload,
  until: number,
): Promise<Upload> {
  const marks = await marksOfFile(cloud, kind, upload);
  let held = upload;
  do held = await compareSome(cloud, kind, held, marks);
  while (held.state === 'comparing' && cloud.now() < until);
  return held;
}

/** Everybody in the file whom somebody knows: rows that are left out too, for they are on the list. */
async function marksOfFile(
  cloud: Cloud,
  { compare }: UploadKind,
  { _id, parts }: Upload,
): Promise<ReadonlySet<string>> {
  const marks = new Set<string>();
  for (let first = 0; first < parts; first += partsAtOnce) {
    const found = await cloud.db.find('upload-parts', {
      filter: { uploadId: _id, number: { gt: first, lte: Math.min(parts, first + partsAtOnce) } },
      limit: partsAtOnce,
    });
    for (const row of found.flatMap((part) => contentOfPart(cloud, part).rows)) {
      const { personId, value } = row;
      if (personId !== null) for (const mark of compare?.marksOf(value, personId) ?? []) marks.add(mark);
    }
  }
  return marks;
}

async function compareSome(
  cloud: Cloud,
  { compare }: UploadKind,
  upload: Upload,
  marks: ReadonlySet<string>,
): Promise<Upload> {
  const { _id, comparison } = upload;
  if (compare === undefined || comparison === null) throw notOpen();
  const of = { reading: readingOf(cloud, upload), asked: comparison };
  const lists = await compare.lists(cloud, of.reading, comparison);
  const list = lists[comparison.list];
  if (list === undefined) return ended(cloud, upload, compare.otherwise);
  const { held, next } = await compare.page(cloud, of, list, comparison.after);
  const gone = held.filter(({ mark }) => !marks.has(mark));
  const rows = gone.length === 0 ? [] : await compare.endings(cloud, of, gone);
  const parts = partsOf(rows);
  const isHopeless = isTooMany(comparison.gone + rows.length, marks.size + comparison.gone + rows.length);
  const later = {
    ...comparison,
    before: comparison.before + held.length,
    gone: comparison.gone + rows.length,
    parts: comparison.parts + parts.length,
    ...(next === null ? { list: comparison.list + 1, after: null } : { after: next }),
    // Whatever comes yet, there will be too many: the rest need not be looked for.
    ...(isHopeless ? { list: lists.length, after: null } : {}),
  };
  await cloud.db.transaction(async (tx) => {
    const now = await tx.get('uploads', _id);
    if (now?.state !== 'comparing' || !isAt(now.comparison, comparison)) return;
    let counts = now.counts;
    for (const [at, content] of parts.entries()) {
      const number = now.parts + comparison.parts + at + 1;
      const subjects = content.rows.flatMap(({ personId }) => personId ?? []);
      await tx.put('upload-parts', {
        ...sealedPart(cloud, now, number, content),
        isChecked: true,
        subjects,
      });
      counts = addedCounts(counts, countsOfPart(content.rows));
    }
    const none = parts.map(() => 0);
    const nextAt = timerAt(cloud);
    await tx.put('uploads', {
      ...now,
      counts,
      going: [...now.going, ...none],
      comparison: later,
      tries: 0,
      nextAt,
    });
  });
  return current(cloud, _id);
}

function isAt(one: Comparing | null, { list, after, parts }: Comparing): boolean {
  return one?.list === list && one.after === after && one.parts === parts;
}

function partsOf(
  rows: readonly { readonly row: unknown; readonly personId: string }[],
): readonly PartContent[] {
  const parts: PartContent[] = [];
  for (let first = 0; first < rows.length; first += rowsOfPart) {
    const some = rows.slice(first, first + rowsOfPart).map(({ row: value, personId }) => ({
      ...unchecked,
      sheet: '',
      row: 0,
      value,
      personId,
      problem: null,
      standing: 'ended' as const,
      isLeftOut: true,
    }));
    parts.push({ rows: some, places: {}, ending: null });
  }
  return parts;
}

function isTooMany(gone: number, before: number): boolean {
  return gone > alwaysFew && gone * oneIn > before;
}

/** Nobody ends by it yet: an officer ticks who does, unless there are too many. */
async function ended(cloud: Cloud, { _id, comparison }: Upload, otherwise: string): Promise<Upload> {
  if (comparison === null) throw notOpen();
  const { before, gone } = comparison;
  const stop = isTooMany(gone, before)
    ? `现在的名单上，看过的${before}人里有${gone}人不在这份文件里，超过十分之一，像是只传了一部分。请核对文件，全的名单再传一次。${otherwise}`
    : null;
  const changes = { state: 'checked', comparison: { ...comparison, stop }, nextAt: null } as const;
  await cloud.db.updateIf('uploads', _id, { state: 'comparing' }, changes);
  return current(cloud, _id);
}
