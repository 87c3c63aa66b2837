import type { Cloud } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { Reimbursement } from '../schema';
import type { Terms } from './entitlement';
import { dueTo, lookAtRecords } from './find';
import { knownOf } from './known';

interface Looked {
  /** Due as they are stored. */
  readonly due: readonly Reimbursement[];
  /** The others: less, more, from another fund, or nothing any more. */
  readonly changed: readonly Reimbursement[];
}

/** Whether what is stored is what is due, once more before money goes out. Three round trips for a batch; what changed is stored as it is now. */
export async function stillDue(
  cloud: Cloud,
  policy: PolicyInForce,
  stored: readonly Reimbursement[],
): Promise<Looked> {
  if (stored.length === 0) return { due: [], changed: [] };
  const ids = stored.map(({ _id }) => _id);
  const records = await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  await lookAtRecords(cloud, policy, records);
  const due: Reimbursement[] = [];
  for (const known of await knownOf(cloud, records)) {
    const { terms } = await dueTo(cloud, policy, known);
    const { held } = known;
    const before = stored.find(({ _id }) => _id === known.record._id);
    if (held === null || before === undefined || held.state !== before.state || terms === null) continue;
    if (pays(held, terms)) due.push(held);
  }
  return { due, changed: stored.filter(({ _id }) => due.every((one) => one._id !== _id)) };
}

/** A draft that became a notice pays the same money. */
function pays(held: Reimbursement, { notice, identity, amountFen, fund }: Terms): boolean {
  return (
    held.notice === notice && held.identity === identity && held.amountFen === amountFen && held.fund === fund
  );
}
