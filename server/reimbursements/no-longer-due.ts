import { sayDay } from '../../contract/calendar-day';
import { inYuan } from '../../policy/money';
import { openCase } from '../billing/cases';
import type { Cloud } from '../platform';
import type { Reimbursement } from '../schema';
import type { Known } from './known';

/** Whether money is out for somebody who isn't insured any more. */
export function isNoLongerDue({ record, held }: Known): boolean {
  return held !== null && (held.state === 'released' || held.state === 'paid') && record.insurance === null;
}

/** Puts it on its office's list, once: no notice says how such money comes back. Two round trips, four the first time. */
export function listNoLongerDue(cloud: Cloud, { record, held }: Known): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    if (held === null) return;
    await openCase(tx, {
      id: `${record._id}-no-longer-due`,
      kind: 'reimbursement-not-due',
      // Of a place that reads what it is about.
      region: held.places[0] ?? held.region,
      orderId: null,
      refundId: null,
      amountFen: held.amountFen,
      personId: held.personId,
      summary:
        `${held.year}年度的参保补贴${inYuan(held.amountFen)}${outWords(held)}，参保后来终止了。` +
        '通知没有写怎么追回，请和发放资金的部门商量，办好以后写明结果。',
      now: cloud.now(),
    });
  });
}

function outWords({ paidOn }: Reimbursement): string {
  return paidOn === null ? '已经放行发放' : `已在${sayDay(paidOn)}发放`;
}
