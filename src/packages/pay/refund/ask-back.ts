import type { AskableReason, RefundView } from '../../../../contract/refunds';
import { ask } from '../../../cloud/cloud';
import { Refused } from '../../../cloud/failures';
import { everyLine, isRefundable } from './whom';

/** Someone for whom the office takes no request, and its words on why. */
export interface NotTaken {
  readonly name: string;
  readonly words: string;
}

export interface Asked {
  readonly refunds: readonly RefundView[];
  readonly notTaken: readonly NotTaken[];
}

/**
 * Asks for one person's money back, or for everyone's of the order, one by one; asked twice, it is asked once. Throws as
 * `ask` does, also where nobody's request was taken.
 */
export async function askBack(orderId: string, line: string, reason: AskableReason): Promise<Asked> {
  if (line !== everyLine) {
    const { refunds } = await ask('resident', 'refund.request', { orderId, line: Number(line), reason });
    return { refunds, notTaken: [] };
  }
  const { order } = await ask('resident', 'order.get', { orderId });
  const refunds: RefundView[] = [];
  const notTaken: NotTaken[] = [];
  let refusal: Refused | null = null;
  for (const { line: one, person } of order.lines.filter(isRefundable)) {
    try {
      refunds.push(...(await ask('resident', 'refund.request', { orderId, line: one, reason })).refunds);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal = error;
      notTaken.push({ name: person.name, words: error.message });
    }
  }
  if (refusal && refunds.length === 0) throw refusal;
  return { refunds, notTaken };
}
