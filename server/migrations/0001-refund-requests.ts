import type { Migration } from './migration';
import { rewritePage } from './pages';
import { requestOfRefund } from '../billing/refund-requests';

/** Release 0.1 stored a request for a refund among the refunds. */
export const refundRequests: Migration = {
  number: 1,
  id: '0001-refund-requests',
  description: 'Moves requests for refunds out of `refunds` into `refund-requests`.',
  collection: 'refunds',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'refunds', cursor }, async (seen) => {
      if (requestOfRefund(seen) === null) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('refunds', seen._id);
        const request = held === null ? null : requestOfRefund(held);
        // Gone: decided meanwhile, or moved by another run.
        if (request === null) return false;
        await tx.put('refund-requests', request);
        await tx.remove('refunds', request._id);
        return true;
      });
    }),
};
