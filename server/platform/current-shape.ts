import type { CollectionName, Collections, Order } from '../schema';

type StoredOrder = Collections['orders'];

type Upgrades = { readonly [Name in CollectionName]?: (stored: Collections[Name]) => Collections[Name] };

/** Collections whose documents the release before stored in another shape. */
const upgrades: Upgrades = { orders: currentOrder };

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
