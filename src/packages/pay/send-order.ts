import type { OrderPart, OrderPreview, PaymentSource } from '../../../contract/orders';
import { orderMessageKinds } from '../../../contract/messages';
import { type Fen, sumFen } from '../../../policy/money';
import { ask } from '../../cloud/cloud';
import { Refused } from '../../cloud/failures';
import { askForMessages } from '../../platform/messages';
import { replace } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { openCashier } from '../../platform/payment';
import { finishOrder, noteSent } from '../../state/order';
import type { OrderContent } from '../../state/order';

/** The orders that a payment by this paymentSource takes. */
export function partsOf(preview: OrderPreview, paymentSource: PaymentSource): readonly OrderPart[] {
  return preview.paymentSources.find((one) => one.paymentSource === paymentSource)?.parts ?? [];
}

export function contentOf({ recordIds, paymentSource, accountFen, totalFen }: OrderPart): OrderContent {
  return {
    recordIds,
    paymentSource,
    ...(paymentSource === 'both' ? { accountFen } : {}),
    agreedFen: totalFen,
  };
}

export function sumOfParts(parts: readonly OrderPart[], what: 'totalFen' | 'accountFen'): Fen {
  return sumFen(parts.map((part) => part[what]));
}

/** How often the person confirms at WeChat: not at all for what comes from the account alone. */
export function confirmations(parts: readonly OrderPart[]): number {
  return parts.filter(({ wechatFen }) => wechatFen > 0).length;
}

/** Answers that leave open whether the server took the order: the next try asks for it under the same id. */
const undecided = new Set(['BUSY', 'UNEXPECTED', 'WECHAT_SILENT']);

/** Whether the server said no: it has no such order. */
export function wasRefused(error: unknown): boolean {
  return error instanceof Refused && !undecided.has(error.refusal.code);
}

/**
 * Sends one order, opens WeChat's page for it, and shows what came of it. To be called in the tap, because of the
 * messages. `idOf` is asked once they are known: it stores the id before anything is sent.
 */
export async function sendOrder(content: OrderContent, idOf: () => string): Promise<void> {
  const messages = await askForMessages(orderMessageKinds);
  const orderId = idOf();
  noteSent(orderId);
  try {
    const { order } = await ask('resident', 'order.place', { orderId, ...content, messages });
    const path = `${pages.order}?id=${orderId}&came=1`;
    const outcome = order.payment ? await openCashier(order.payment, path) : 'returned';
    if (outcome !== 'left')
      replace(pages.order, { id: orderId, came: outcome === 'cancelled' ? undefined : '1' });
  } catch (error) {
    if (wasRefused(error)) finishOrder(orderId);
    throw error;
  }
}
