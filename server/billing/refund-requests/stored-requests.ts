import { requestOfRefund } from './request-of-refund';
import type { Cloud, Documents } from '../../platform';
import type { RefundRequest, StoredCase } from '../../schema';

/** A request by its number, also where the release before stored it. Null where there is none. */
export async function getRequest(documents: Documents, id: string): Promise<RefundRequest | null> {
  const held = await documents.get('refund-requests', id);
  if (held !== null) return held;
  const before = await documents.get('refunds', id);
  return before === null ? null : requestOfRefund(before);
}

/** Stores a decided request, in the caller's transaction. What the release before stored of it goes. */
export async function putRequest(tx: Documents, request: RefundRequest): Promise<void> {
  if ((await tx.get('refund-requests', request._id)) === null) await tx.remove('refunds', request._id);
  await tx.put('refund-requests', request);
}

/** Most requests and refunds of one answer, as the cloud allows. */
const most = 1000;

/** Requests for refunds of some orders; one round trip. */
export function requestsOfOrders(cloud: Cloud, orderIds: readonly string[]): Promise<RefundRequest[]> {
  const filter = { orderId: { in: orderIds } };
  return cloud.db.find('refund-requests', { filter, orderBy: [['_id', 'asc']], limit: most });
}

/** The requests that cases wait for, by the case's `_id`; one round trip. */
export async function requestsOfCases(
  cloud: Cloud,
  cases: readonly StoredCase[],
): Promise<ReadonlyMap<string, RefundRequest>> {
  const asked = cases.filter(({ kind }) => kind === 'refund-requested');
  const ids = asked.flatMap(({ refundId }) => refundId ?? []);
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find('refund-requests', { filter: { _id: { in: ids } }, limit: ids.length });
  const byId = new Map(found.map((request) => [request._id, request]));
  return new Map(
    asked.flatMap(({ _id, refundId }) => {
      const request = byId.get(refundId ?? '');
      return request === undefined ? [] : [[_id, request] as const];
    }),
  );
}
