import { liesIn } from '../../policy/region-names';
import { RowError, importBatch, keepBefore, standingOf, undoBatch, withoutCause } from '../imports';
import { type Cloud, type Documents, RefusalError, chinaDay } from '../platform';
import type { Officer, Residence, Resident } from '../schema';
import { causeOf } from './import-residents';
import { areTooManyGone } from './most-gone';
import { settlePeople } from './settle';
import { isGoneFor, mostGoneYears, residenceOf, standing } from './standing';
import { changedSince } from './undo-residents';

/** A part of those whom a whole list of a year no longer has. */
export interface GonePart {
  readonly region: string;
  readonly year: number;
  readonly batch: string;
  readonly part: number;
  /** Ids of residents. */
  readonly ids: readonly string[];
}

/** Rows that are worked on at once. */
const atOnce = 5;

/**
 * Marks people as gone: for the year nobody looks for them. They stay on the list until its time is over. What lists of the year marked
 * before counts with it, also what another marks at this moment: counted once it is written, and taken back where it is too much.
 */
export async function markGone(cloud: Cloud, officer: Officer, part: GonePart) {
  const { rejected } = await importBatch(cloud, officer, batchOf(part), {
    rows: part.ids,
    atOnce,
    counts: {},
    take: async (id) => {
      await cloud.db.transaction((tx) => markOne(tx, cloud, part, id));
      return {};
    },
  });
  if (await areTooManyGone(cloud, part)) for (const id of part.ids) await unmarkIfLast(cloud, part, id);
  return [
    ...rejected,
    ...(await notMarked(
      cloud,
      part,
      rejected.map(({ row }) => row),
    )),
  ];
}

/** Those of a part who are not marked after all, also where an earlier run took their marks back and was cut off then. */
async function notMarked(cloud: Cloud, { ids, year }: GonePart, rejected: readonly number[]) {
  const found = await cloud.db.find('residents', { filter: { _id: { in: ids } }, limit: ids.length });
  const marked = new Set(found.filter((one) => isGoneFor(one, year)).map(({ _id }) => _id));
  return ids.flatMap((id, at) =>
    marked.has(id) || rejected.includes(at + 1) ? [] : [{ row: at + 1, field: '', message: tooMany }],
  );
}

const tooMany =
  '这一年按全部名单标走的，连同这一段，超过名单的十分之一，这一段没有标。请核对名单；确实搬走、去世了这么多人的，请上一级经办机构用更大地方的全部名单来比。';

/** Takes the marks of one list back. Those of other lists stay, of other years and of the same, whichever came first. */
export async function unmarkGone(cloud: Cloud, officer: Officer, part: GonePart) {
  const undo = (id: string): Promise<void> => unmarkOne(cloud, part, id);
  const { rejected } = await undoBatch(cloud, officer, batchOf(part), { rows: part.ids, undo });
  return rejected;
}

async function unmarkOne(cloud: Cloud, part: GonePart, id: string): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('residents', id);
    if (held !== null) await takeMarkBack(tx, held, causeOf(part), cloud.now());
  });
  await settlePeople(cloud, [id.slice(0, id.lastIndexOf('-'))]);
}

async function takeMarkBack(tx: Documents, held: Resident, cause: string, now: number): Promise<void> {
  if (held.goneFor.some((mark) => mark.cause === cause)) {
    const others = withoutCause(held, cause, (state) => state && withoutMark(state, cause));
    await tx.put('residents', standing({ ...withoutMark(held, cause), ...others, updatedAt: now }));
    return;
  }
  // A list has had him again since, and took the mark away.
  if (standingOf(held, cause) === 'covered') throw changedSince();
}

function withoutMark<Of extends Residence>(of: Of, cause: string): Of {
  return { ...of, goneFor: of.goneFor.filter((mark) => mark.cause !== cause) };
}

/** Whoever was listed anew since stands by that. */
async function unmarkIfLast(cloud: Cloud, part: GonePart, id: string): Promise<void> {
  await unmarkOne(cloud, part, id).catch((error: unknown) => {
    if (!(error instanceof RowError || error instanceof RefusalError)) throw error;
  });
}

function batchOf({ region, batch, part, year, ids }: GonePart) {
  return {
    kind: 'residents',
    region,
    number: `${batch}-${part}`,
    content: JSON.stringify({ year, ids }),
  } as const;
}

async function markOne(tx: Documents, cloud: Cloud, part: GonePart, id: string): Promise<void> {
  const { region, year } = part;
  const held = await tx.get('residents', id);
  if (held === null || !liesIn(held.village, region)) {
    throw new RowError('', '他已经不在这里的名单上，不用再标。');
  }
  const cause = causeOf(part);
  if (isGoneFor(held, year) || held.before?.[0]?.cause === cause) return;
  const at = cloud.now();
  const marks = [{ year, on: chinaDay(at), cause }, ...held.goneFor];
  await tx.put(
    'residents',
    standing({
      ...held,
      ...keepBefore(held, { cause, at, state: residenceOf(held) }),
      goneFor: marks.sort((one, other) => other.year - one.year).slice(0, mostGoneYears),
      updatedAt: at,
    }),
  );
}
