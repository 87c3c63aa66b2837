import { type InsuranceChanged, noteInsured } from '../residents';
import type { Cloud, Documents } from '../platform';
import type { EnrolmentRecord, Uncounted } from '../schema';
import { markRosters } from './certified/fold-rosters';
import { CountChanges, type Counting } from './change-counts';
import { countRecord, countedBy } from './count-record';
import { countMany } from './first-count';
import { addLanes } from './lanes';

/** Records of one transaction: they share their city's and their county's documents, and each takes two round trips. */
const together = 25;

/** Where so many wait they are counted in lanes: more than a city's busiest minutes bring. As many as the cloud gives at once. */
const manyDue = 1000;

/** Left for adding what the lanes counted, ms. */
const addingMs = 5000;

/**
 * Brings the counts of places up to date with the records whose insurance changed, the longest waiting first, until nothing is
 * left or it is `until` (ms). One after the other, for all share the documents of the places above; a record's part and the
 * counts change together, so that it may be cut off anywhere and run twice at once.
 */
export async function foldCounts(cloud: Cloud, until: number): Promise<void> {
  await addLanes(cloud, until);
  let first: readonly EnrolmentRecord[] | null = await dueRecords(cloud, manyDue);
  const [longest] = first;
  if (first.length === manyDue && longest !== undefined) {
    await countMany(cloud, longest.year, until - addingMs);
    await addLanes(cloud, until);
    first = null;
  }
  let folded = 0;
  while (cloud.now() < until) {
    const due = first?.slice(0, together) ?? (await dueRecords(cloud, together));
    first = null;
    const gone = await cloud.db.find('uncounted', { filter: {}, limit: together });
    if (due.length + gone.length === 0) break;
    const done = await foldSome(cloud, due, gone);
    folded += done;
    if (done === 0) break;
  }
  if (folded > 0) cloud.log('counts-folded', { folded });
}

/** Records whose insurance changed, the longest waiting first. One round trip. */
function dueRecords(cloud: Cloud, limit: number): Promise<readonly EnrolmentRecord[]> {
  return cloud.db.find('records', {
    filter: { countAt: { lte: cloud.now() } },
    orderBy: [['countAt', 'asc']],
    limit,
  });
}

async function foldSome(
  cloud: Cloud,
  due: readonly EnrolmentRecord[],
  gone: readonly Uncounted[],
): Promise<number> {
  // Before a mark is struck: whoever is missing in his village, or of a group, follows from the same records.
  const changed = [...due, ...gone.map(whoseRecord)];
  await Promise.all([noteInsured(cloud, changed), markRosters(cloud, changed)]);
  const by = await countedBy(cloud, due);
  return cloud.db.transaction(async (tx) => {
    const changes = new CountChanges();
    for (const { _id } of gone) await takeOff(tx, _id, changes);
    let taken = gone.length;
    for (const seen of due) if (await countRecord(tx, seen, by, changes)) taken += 1;
    await changes.write(tx, cloud.now());
    return taken;
  });
}

/** A record that went is named by its person and year. */
function whoseRecord({ _id, year }: Uncounted): InsuranceChanged & Pick<EnrolmentRecord, 'state'> {
  return { personId: _id.slice(0, _id.indexOf('-')), year, state: 'open' };
}

async function takeOff(tx: Documents, id: Uncounted['_id'], changes: Counting): Promise<void> {
  const held = await tx.get('uncounted', id);
  if (held === null) return;
  if (held.counted !== undefined) changes.takeOff(held.year, held.counted);
  await tx.remove('uncounted', id);
}
