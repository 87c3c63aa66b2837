import type { CollectionName, Collections, Order, Residence, Resident } from '../schema';

type StoredOrder = Collections['orders'];

type Upgrades = { readonly [Name in CollectionName]?: (stored: Collections[Name]) => Collections[Name] };

/** Collections whose documents the release before stored in another shape. */
const upgrades: Upgrades = { orders: currentOrder, residents: currentResident };

/**
 * A document as this release knows it, whichever release stored it. Every database reads through this, so that a
 * migration may take as long as it needs.
 */
export function currentShape<Name extends CollectionName>(
  collection: Name,
  stored: Collections[Name],
): Collections[Name] {
  const upgrade: Upgrades[Name] = upgrades[collection];
  return upgrade === undefined ? stored : upgrade(stored);
}

/** Release 0.1 named the payment source and the outbox otherwise. */
function currentOrder(stored: StoredOrder): Order {
  const { purse, untold, tellAt, ...order } = stored;
  const times = [order.nextNotificationAt, tellAt].filter((at) => typeof at === 'number');
  return {
    ...order,
    ...(purse === undefined ? {} : { paymentSource: purse }),
    ...(untold === undefined ? {} : { outbox: [...(order.outbox ?? []), ...untold] }),
    ...(tellAt === undefined ? {} : { nextNotificationAt: times.length === 0 ? null : Math.min(...times) }),
  };
}

/** What marks him as gone, whichever release stored it. */
type Marked = Pick<Residence, 'gone'> & Partial<Pick<Residence, 'goneFor'>>;
type StoredResidence = Omit<Residence, 'goneFor'> & Marked;
type StoredBefore = Resident['before'];

/** Before migration 21 one year alone was marked, and not by which list. */
function currentResident({
  gone,
  goneFor,
  before,
  ...resident
}: Omit<Resident, 'goneFor'> & Marked): Resident {
  const now = { ...resident, goneFor: marksOf({ gone, goneFor }, before) };
  if (before === undefined) return now;
  const states = before.map((one, at) => ({
    ...one,
    state: one.state && currentResidence(one.state, before.slice(at + 1)),
  }));
  return { ...now, before: states };
}

function currentResidence({ gone, goneFor, ...residence }: StoredResidence, older: StoredBefore): Residence {
  return { ...residence, goneFor: marksOf({ gone, goneFor }, older) };
}

function marksOf({ gone, goneFor }: Marked, older: StoredBefore): Residence['goneFor'] {
  if (goneFor !== undefined) return goneFor;
  return gone ? [{ ...gone, cause: causeOfMark(gone.year, older) }] : [];
}

/** What changed him last when he was not marked yet; empty where that is kept no more. */
function causeOfMark(year: number, older: StoredBefore = []): string {
  return older.find(({ state }) => state?.gone?.year !== year)?.cause ?? '';
}
