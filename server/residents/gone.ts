import { liesIn } from '../../policy/region-names';
import { RowError, importBatch, keepBefore, undoBatch } from '../imports';
import { type Cloud, type Documents, chinaDay } from '../platform';
import type { Officer } from '../schema';
import { causeOf } from './import-residents';
import { settlePeople } from './settle';
import { residenceOf, standing } from './standing';
import { undoOne } from './undo-residents';

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

/** Marks people as gone: for the year nobody looks for them. They stay on the list until its time is over. */
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
  return rejected;
}

/** Takes the marks back: everybody stands on the list as he did before. */
export async function unmarkGone(cloud: Cloud, officer: Officer, part: GonePart) {
  const cause = causeOf(part);
  const undo = async (id: string): Promise<void> => {
    await cloud.db.transaction((tx) => undoOne(tx, id, cause, cloud.now()));
    await settlePeople(cloud, [id.slice(0, id.lastIndexOf('-'))]);
  };
  const { rejected } = await undoBatch(cloud, officer, batchOf(part), { rows: part.ids, undo });
  return rejected;
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
  if (held.gone?.year === year || held.before?.[0]?.cause === cause) return;
  const at = cloud.now();
  await tx.put(
    'residents',
    standing({
      ...held,
      ...keepBefore(held, { cause, at, state: residenceOf(held) }),
      gone: { year, on: chinaDay(at) },
      updatedAt: at,
    }),
  );
}
