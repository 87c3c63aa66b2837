import { noteCounted } from '../enrolment';
import { type InsuranceChanged, noteInsured, villagesOf } from '../residents';
import type { Cloud, Documents } from '../platform';
import type { EnrolmentRecord, Uncounted } from '../schema';
import { markRosters } from './certified/fold-rosters';
import { CountChanges } from './change-counts';
import { type CountedBy, countOf, isSameCount } from './count';

/** Records of one transaction: they share their city's and their county's documents, and each takes two round trips. */
const together = 25;

/**
 * Brings the counts of places up to date with the records whose insurance changed, the longest waiting first, until nothing is
 * left or it is `until` (ms). One after the other, for all share the documents of the places above; a record's part and the
 * counts change together, so that it may be cut off anywhere and run twice at once.
 */
export async function foldCounts(cloud: Cloud, until: number): Promise<void> {
  let folded = 0;
  while (cloud.now() < until) {
    const due = await cloud.db.find('records', {
      filter: { countAt: { lte: cloud.now() } },
      orderBy: [['countAt', 'asc']],
      limit: together,
    });
    const gone = await cloud.db.find('uncounted', { filter: {}, limit: together });
    if (due.length + gone.length === 0) break;
    // Before a mark is struck: whoever is missing in his village, or of a group, follows from the same records.
    const changed = [...due, ...gone.map(whoseRecord)];
    await Promise.all([noteInsured(cloud, changed), markRosters(cloud, changed)]);
    const [orders, villages] = await Promise.all([
      ordersOf(cloud, due),
      villagesOf(
        cloud,
        due.map(({ personId }) => personId),
      ),
    ]);
    const by = { orders, villages };
    const done = await cloud.db.transaction(async (tx) => {
      const changes = new CountChanges();
      for (const { _id } of gone) await takeOff(tx, _id, changes);
      let taken = gone.length;
      for (const seen of due) if (await countRecord(tx, seen, by, changes)) taken += 1;
      await changes.write(tx, cloud.now());
      return taken;
    });
    folded += done;
    if (done === 0) break;
  }
  if (folded > 0) cloud.log('counts-folded', { folded });
}

/** The orders by which records are insured: what is paid by one stays as it is. */
async function ordersOf(cloud: Cloud, records: readonly EnrolmentRecord[]): Promise<CountedBy['orders']> {
  const ids = [...new Set(records.flatMap(({ insurance }) => insurance?.orderId ?? []))];
  if (ids.length === 0) return new Map();
  const orders = await cloud.db.find('orders', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(orders.map((order) => [order._id, order]));
}

/** A record that went is named by its person and year. */
function whoseRecord({ _id, year }: Uncounted): InsuranceChanged & Pick<EnrolmentRecord, 'state'> {
  return { personId: _id.slice(0, _id.indexOf('-')), year, state: 'open' };
}

async function takeOff(tx: Documents, id: Uncounted['_id'], changes: CountChanges): Promise<void> {
  const held = await tx.get('uncounted', id);
  if (held === null) return;
  changes.takeOff(held.year, held.counted);
  await tx.remove('uncounted', id);
}

/** Whether the record is counted as it stands now; else it changed since it was read, and the next round knows it. */
async function countRecord(
  tx: Documents,
  seen: EnrolmentRecord,
  by: CountedBy,
  changes: CountChanges,
): Promise<boolean> {
  const record = await tx.get('records', seen._id);
  if (record === null || typeof record.countAt !== 'number') return true;
  // Marked anew since it was read, and what it is counted by with it.
  if (record.countAt !== seen.countAt) return false;
  const before = record.counted;
  const now = countOf(record, by);
  if (now === undefined) return false;
  if (!isSameCount(before ?? null, now)) {
    if (before !== undefined) changes.takeOff(record.year, before);
    if (now !== null) changes.add(record.year, now);
  }
  await noteCounted(tx, record, now);
  return true;
}
