import type { Documents } from '../platform';
import type { Order, OrderLine } from '../schema';

/** The lines of some orders as they stand in the caller's transaction. A round trip an order. */
export async function orderLines(tx: Documents, orderIds: readonly string[]): Promise<readonly OrderLine[]> {
  const orders: (Order | null)[] = [];
  for (const id of orderIds) orders.push(await tx.get('orders', id));
  return orders.flatMap((order) => order?.lines ?? []);
}
