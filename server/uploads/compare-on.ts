import { isDeepStrictEqual } from 'node:util';
import type { ComparedList } from '../../contract/uploads';
import type { Cloud, Documents } from '../platform';
import type { Comparing, Upload } from '../schema';
import type { UploadKind } from './kind';
import { mostGone } from './most-gone';
import { current } from './read';
import {
  type PartContent,
  addedCounts,
  contentOfPart,
  countsOfPart,
  notOpen,
  readingOf,
  rowsOfPart,
  sealedPart,
  timerAt,
  unchecked,
  uploadPartId,
} from './stored';

/** Parts that are read in one round trip, or removed in one transaction. */
const partsAtOnce = 20;

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
  if (comparison.stale > 0) return removeStale(cloud, upload, comparison);
  const of = { reading: readingOf(cloud, upload), asked: comparison };
  const lists = await compare.lists(cloud, of.reading, comparison);
  const list = lists[comparison.list];
  if (list === undefined) return ended(cloud, upload, compare);
  const known = comparison.lists[comparison.list] ?? {
    group: compare.byGroup ? (comparison.groups[comparison.list] ?? null) : null,
    ...{ before: 0, gone: 0, stop: null },
    goneBefore: await compare.goneBefore(cloud, of.reading, list),
  };
  const { held, next } = await compare.page(cloud, of, list, comparison.after);
  const gone = held.filter(({ mark }) => !marks.has(mark));
  const rows = gone.length === 0 ? [] : await compare.endings(cloud, of, gone);
  const parts = partsOf(rows);
  const now = { ...known, before: known.before + held.length, gone: known.gone + rows.length };
  // Whatever comes yet of this list, there will be too many: the rest of it need not be looked for.
  const isThrough = next === null || isTooMany({ ...now, before: marks.size + now.gone });
  const later: Comparing = {
    ...comparison,
    before: comparison.before + held.length,
    gone: comparison.gone + rows.length,
    lists: [...comparison.lists.slice(0, comparison.list), now],
    parts: comparison.parts + parts.length,
    ...(isThrough ? { list: comparison.list + 1, after: null } : { after: next }),
  };
  await cloud.db.transaction(async (tx) => {
    const stored = await tx.get('uploads', _id);
    if (!isAt(stored, comparison)) return;
    await keepFound(cloud, tx, stored, { parts, list: comparison.list, later });
  });
  return current(cloud, _id);
}

/** Whoever is slower, or works for a comparison that was begun anew since, changes nothing. */
function isAt(stored: Upload | null, comparison: Comparing): stored is Upload {
  return stored?.state === 'comparing' && isDeepStrictEqual(stored.comparison, comparison);
}

interface Found {
  readonly parts: readonly PartContent[];
  readonly list: number;
  readonly later: Comparing;
}

async function keepFound(
  cloud: Cloud,
  tx: Documents,
  upload: Upload,
  { parts, list, later }: Found,
): Promise<void> {
  let { counts } = upload;
  const before = upload.parts + later.parts - parts.length;
  for (const [at, content] of parts.entries()) {
    const subjects = content.rows.flatMap(({ personId }) => personId ?? []);
    const part = sealedPart(cloud, upload, before + at + 1, content);
    await tx.put('upload-parts', { ...part, isChecked: true, list, subjects });
    counts = addedCounts(counts, countsOfPart(content.rows));
  }
  await tx.put('uploads', {
    ...upload,
    counts,
    going: [...upload.going, ...parts.map(() => 0)],
    comparison: later,
    tries: 0,
    nextAt: timerAt(cloud),
  });
}

/** The last of the parts of an earlier comparison, with the word that they are gone: no part of this one is ever among them. */
async function removeStale(cloud: Cloud, { _id, parts }: Upload, comparison: Comparing): Promise<Upload> {
  await cloud.db.transaction(async (tx) => {
    const stored = await tx.get('uploads', _id);
    if (!isAt(stored, comparison)) return;
    const left = Math.max(0, comparison.stale - partsAtOnce);
    for (let at = left + 1; at <= comparison.stale; at += 1) {
      await tx.remove('upload-parts', uploadPartId(_id, parts + at));
    }
    await tx.put('uploads', {
      ...stored,
      comparison: { ...comparison, stale: left },
      nextAt: timerAt(cloud),
    });
  });
  return current(cloud, _id);
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

function isTooMany({ before, gone, goneBefore }: ComparedList): boolean {
  return gone > 0 && gone + goneBefore > mostGone(before + goneBefore);
}

/** Nobody ends by it yet: an officer ticks who does, but on lists from which there are too many. */
async function ended(cloud: Cloud, upload: Upload, compare: Compare): Promise<Upload> {
  const { _id, comparison, groups } = upload;
  if (comparison === null) throw notOpen();
  const nameOf = (group: string | null): string => groups.find(({ code }) => code === group)?.name ?? '';
  const lists = comparison.lists.map((one) =>
    isTooMany(one) ? { ...one, stop: stopWords(compare, nameOf(one.group), one) } : one,
  );
  const stops = lists.flatMap(({ gone, stop }) => (gone > 0 ? [stop] : []));
  const stop = stops.length > 0 && !stops.includes(null) ? stops.join('') : null;
  await cloud.db.transaction(async (tx) => {
    const stored = await tx.get('uploads', _id);
    if (!isAt(stored, comparison)) return;
    const found = { ...comparison, lists, stop };
    await tx.put('uploads', { ...stored, state: 'checked', comparison: found, nextAt: null });
  });
  return current(cloud, _id);
}

type Compare = NonNullable<UploadKind['compare']>;

function stopWords(
  { within, otherwise }: Compare,
  group: string,
  { before, gone, goneBefore }: ComparedList,
): string {
  const which = group === '' ? '' : `${group}：`;
  const earlier = goneBefore === 0 ? '' : `，连同${within}已经不在名单上的${goneBefore}人`;
  const most = mostGone(before + goneBefore);
  return (
    `${which}现在的名单上，看过的${before}人里有${gone}人不在这份文件里${earlier}，超过十分之一` +
    `（这个名单${within}最多${most}人），像是只传了一部分。请核对文件，全的名单再传一次。${otherwise}`
  );
}
