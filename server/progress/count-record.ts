import { noteCounted } from '../enrolment';
import { villagesOf } from '../residents';
import type { Cloud, Documents } from '../platform';
import type { EnrolmentRecord } from '../schema';
import type { Counting } from './change-counts';
import { type CountedBy, countOf, isSameCount } from './count';

/** As many as the cloud gives at once. */
const mostOrders = 1000;
const mostPeople = 200;

/** What of some insurances stands in other documents than their records: at most a thousand records. One wait. */
export async function countedBy(cloud: Cloud, records: readonly EnrolmentRecord[]): Promise<CountedBy> {
  const people = [...new Set(records.map(({ personId }) => personId))];
  const some: string[][] = [];
  for (let first = 0; first < people.length; first += mostPeople) {
    some.push(people.slice(first, first + mostPeople));
  }
  const [orders, ...villages] = await Promise.all([
    ordersOf(cloud, records),
    ...some.map((ids) => villagesOf(cloud, ids)),
  ]);
  return { orders, villages: new Map(villages.flatMap((one) => [...one])) };
}

/** The orders by which records are insured: what is paid by one stays as it is. */
async function ordersOf(cloud: Cloud, records: readonly EnrolmentRecord[]): Promise<CountedBy['orders']> {
  const ids = [...new Set(records.flatMap(({ insurance }) => insurance?.orderId ?? []))].slice(0, mostOrders);
  if (ids.length === 0) return new Map();
  const orders = await cloud.db.find('orders', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(orders.map((order) => [order._id, order]));
}

/** Whether the record is counted as it stands now; else it changed since it was read, and the next round knows it. */
export async function countRecord(
  tx: Documents,
  seen: EnrolmentRecord,
  by: CountedBy,
  changes: Counting,
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
