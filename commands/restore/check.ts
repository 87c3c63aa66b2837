import { sumFen } from '../../policy/money';
import { balancesOver, refundsPayable } from '../../server/billing/ledger';
import { finalRefundStates } from '../../server/billing/refunds';
import type { Cloud, Filter } from '../../server/platform';
import type { CollectionName, Collections } from '../../server/schema';

const pageSize = 1000;

/** Every document of a collection, in the order of `_id`. */
async function* all<Name extends CollectionName>(
  cloud: Cloud,
  collection: Name,
): AsyncIterable<Collections[Name]> {
  for (let last = ''; ;) {
    const filter = { _id: { gt: last } } as Filter<Collections[Name]>;
    const page = await cloud.db.find(collection, { filter, orderBy: [['_id', 'asc']], limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    last = page.at(-1)?._id ?? '';
  }
}

/** One thing that was looked at, and each place where it doesn't hold. */
export interface Finding {
  readonly what: string;
  readonly problems: readonly string[];
}

/** Holds restored data against itself: the books, and what one document says of another. */
export async function check(cloud: Cloud): Promise<readonly Finding[]> {
  const orders = new Set<string>();
  for await (const { _id } of all(cloud, 'orders')) orders.add(_id);
  return [
    ...(await books(cloud)),
    await records(cloud, orders),
    await ofOrders(cloud, 'refunds', orders),
    await ofOrders(cloud, 'refund-requests', orders),
    await ofOrders(cloud, 'deductions', orders),
    await people(cloud),
  ];
}

async function books(cloud: Cloud): Promise<readonly Finding[]> {
  const entries = [];
  const unsound: string[] = [];
  for await (const entry of all(cloud, 'ledger')) {
    entries.push(entry);
    const sound = entry.transfers.every(
      ({ debit, credit, amountFen }) => debit !== credit && Number.isSafeInteger(amountFen) && amountFen > 0,
    );
    if (!sound) unsound.push(`entry ${entry._id} moves no whole amount from one account to another`);
  }
  const balances = balancesOver(entries);
  const sum = sumFen(balances.values());
  let owed = 0;
  for await (const { state, amountFen } of all(cloud, 'refunds')) {
    if (!finalRefundStates.includes(state)) owed += amountFen;
  }
  const payable = balances.get(refundsPayable) ?? 0;
  return [
    {
      what: `${entries.length} ledger entries sum to zero over ${balances.size} accounts`,
      problems: [...unsound, ...(sum === 0 ? [] : [`they sum to ${sum} fen`])],
    },
    {
      what: `${owed} fen of refunds under way are what the books owe`,
      problems: owed === payable ? [] : [`the books owe ${payable} fen`],
    },
  ];
}

async function records(cloud: Cloud, orders: ReadonlySet<string>): Promise<Finding> {
  const problems: string[] = [];
  let insured = 0;
  for await (const { _id, insurance } of all(cloud, 'records')) {
    if (insurance === null) continue;
    insured += 1;
    const { orderId } = insurance;
    if (orderId !== null && !orders.has(orderId)) problems.push(`record ${_id} is insured by ${orderId}`);
  }
  return { what: `${insured} insured records have their orders`, problems };
}

async function ofOrders(
  cloud: Cloud,
  collection: 'refunds' | 'refund-requests' | 'deductions',
  orders: ReadonlySet<string>,
): Promise<Finding> {
  const problems: string[] = [];
  let count = 0;
  for await (const { _id, orderId } of all(cloud, collection)) {
    count += 1;
    if (!orders.has(orderId)) problems.push(`${_id} belongs to order ${orderId}`);
  }
  return { what: `${count} ${collection} have their orders`, problems };
}

async function people(cloud: Cloud): Promise<Finding> {
  const known = new Set<string>();
  for await (const { _id } of all(cloud, 'people')) known.add(_id);
  const problems: string[] = [];
  for await (const { _id, personId } of all(cloud, 'person-keys')) {
    if (!known.has(personId)) problems.push(`the key ${_id} leads to ${personId}`);
  }
  return { what: `${known.size} people are found by their keys`, problems };
}
