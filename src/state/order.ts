import type { PaymentSource } from '../../contract/orders';
import { forget, recall, remember } from '../platform/storage';
import { randomId } from './random-id';
import { createStore, useStore } from './store';

/** What is being put together; nothing of it is on the phone's disk. */
export interface OrderDraft {
  readonly recordIds: readonly string[];
  readonly paymentSource: PaymentSource;
}

const draft = createStore<OrderDraft>({ recordIds: [], paymentSource: 'wechat' });
export const useOrderDraft = (): OrderDraft => useStore(draft);

export function chooseRecords(recordIds: readonly string[]): void {
  draft.set({ recordIds, paymentSource: 'wechat' });
}

export function choosePaymentSource(paymentSource: PaymentSource): void {
  draft.set((before) => ({ ...before, paymentSource }));
}

/** An order whose end the phone has not seen yet. Ids only: no name, no number. */
interface Unfinished {
  readonly orderId: string;
  /** What was ordered; the same content reuses the id, so that a second try can never be a second order. */
  readonly content: string;
}

const key = 'unfinished-order';

function restored(): Unfinished | null {
  const stored = recall(key) as Partial<Unfinished> | undefined;
  return typeof stored?.orderId === 'string' && typeof stored.content === 'string'
    ? { orderId: stored.orderId, content: stored.content }
    : null;
}

const unfinished = createStore<Unfinished | null>(restored());
export const useUnfinishedOrder = (): string | null => useStore(unfinished)?.orderId ?? null;

/**
 * The id for an order with this content, stored on the phone before anything is sent: if the phone dies now, it asks for
 * the same order when it comes back.
 */
export function orderIdFor(content: string): string {
  const known = unfinished.get();
  if (known?.content === content) return known.orderId;
  const made = { orderId: randomId(), content };
  unfinished.set(made);
  remember(key, made);
  return made.orderId;
}

/** The phone has seen how it ended, or the office never took it. */
export function finishOrder(orderId: string): void {
  if (unfinished.get()?.orderId !== orderId) return;
  unfinished.set(null);
  forget(key);
}
