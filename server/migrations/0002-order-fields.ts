import type { Migration } from './migration';
import { rewritePage } from './pages';

/** Every order of release 0.1 has this field, and no other order has. */
const before = { purse: { ne: null } } as const;

/** Reading an order gives its fields under the new names; writing it stores them so. */
export const orderFields: Migration = {
  number: 2,
  id: '0002-order-fields',
  description:
    'Stores `purse`, `untold` and `tellAt` of orders as `paymentSource`, `outbox` and `nextNotificationAt`.',
  collection: 'orders',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'orders', cursor, filter: before }, ({ _id }) =>
      cloud.db.transaction(async (tx) => {
        const held = await tx.get('orders', _id);
        if (held !== null) await tx.put('orders', held);
        return held !== null;
      }),
    ),
};
