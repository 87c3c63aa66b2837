import type { AskableReason, RefundView } from '../../../../contract/refunds';
import { ask } from '../../../cloud/cloud';
import { Refused } from '../../../cloud/failures';
import { askForMessages } from '../../../platform/messages';
import { everyLine, isRefundable } from './whom';

/** Someone for whom the server takes no request, and its words on why. */
export interface NotTaken {
  readonly name: string;
  readonly words: string;
}

export interface Asked {
  /** `name` is whose money it is; empty where it is one person's, who was chosen before. */
  readonly refunds: readonly { readonly name: string; readonly refund: RefundView }[];
  readonly notTaken: readonly NotTaken[];
}

/**
 * Asks for one person's money back, or for everyone's of the order, one by one; asked twice, it is asked once. Throws as
 * `ask` does, also where nobody's request was taken.
 */
export async function askBack(orderId: string, line: string, reason: AskableReason): Promise<Asked> {
  const messages = await askForMessages(['refund']);
  const request = { orderId, reason, messages };
  if (line !== everyLine) {
    const { refunds } = await ask('resident', 'refund.request', { ...request, line: Number(line) });
    return { refunds: refunds.map((refund) => ({ name: '', refund })), notTaken: [] };
  }
  const { order } = await ask('resident', 'order.get', { orderId });
  const refunds: Asked['refunds'][number][] = [];
  const notTaken: NotTaken[] = [];
  let refusal: Refused | null = null;
  for (const { line: one, person } of order.lines.filter(isRefundable)) {
    try {
      const answer = await ask('resident', 'refund.request', { ...request, line: one });
      refunds.push(...answer.refunds.map((refund) => ({ name: person.name, refund })));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal = error;
      notTaken.push({ name: person.name, words: error.message });
    }
  }
  if (refusal && refunds.length === 0) throw refusal;
  return { refunds, notTaken };
}
