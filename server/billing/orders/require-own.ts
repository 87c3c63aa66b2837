import { noOrder } from './refusals';
import type { Order } from '../../schema';

/** Throws `NO_ORDER`: the same for another's order as for one that never was. */
export function requireOwn(order: Order | null, openId: string): Order {
  if (order !== null && order.openId === openId) return order;
  throw noOrder();
}
