import type { PaymentSource } from '../../contract/orders';
import type { Fen } from '../../policy/money';
import { forget, recall, remember } from '../platform/storage';
import { randomId } from './random-id';
import { createStore, useStore } from './store';

/** What is being put together; nothing of it is on the phone's disk. */
export interface OrderDraft {
  readonly recordIds: readonly string[];
  readonly paymentSource: PaymentSource;
}

const draft = createStore<OrderDraft>({ recordIds: [], paymentSource: 'wechat' });
export function useOrderDraft(): OrderDraft {
  return useStore(draft);
}

export function chooseRecords(recordIds: readonly string[]): void {
  draft.set({ recordIds, paymentSource: 'wechat' });
}

export function choosePaymentSource(paymentSource: PaymentSource): void {
  draft.set((before) => ({ ...before, paymentSource }));
}

/** An order whose end the phone has not seen yet. Ids and sums only: no name, no number. */
interface Unfinished {
  readonly orderId: string;
  /** What was ordered; the same content reuses the id, so that a second try can never be a second order. */
  readonly content: string;
  /** Its place among the orders of one payment, from 1, and how many those are; absent for one alone. */
  readonly part?: number;
  readonly parts?: number;
  /** Whether it was sent: then it may be at the server. */
  readonly sent?: boolean;
}

/** An order of a payment that was begun: the phone has its id, the server has not heard of it. */
export interface UnsentOrder {
  readonly orderId: string;
  readonly content: OrderContent;
  readonly part: number;
  readonly parts: number;
}

/** What `order.place` takes besides the id and the messages. */
export interface OrderContent {
  readonly recordIds: readonly string[];
  readonly paymentSource: PaymentSource;
  readonly accountFen?: Fen;
  readonly agreedFen: Fen;
}

/** Holds the first order as the release before stored it, and the others of the payment in `next`. */
const key = 'unfinished-order';

function isUnfinished(stored: Partial<Unfinished>): stored is Unfinished {
  return typeof stored.orderId === 'string' && typeof stored.content === 'string';
}

function restored(): readonly Unfinished[] {
  const stored = recall(key) as (Partial<Unfinished> & { readonly next?: unknown }) | undefined;
  if (stored === undefined) return [];
  const { next, ...first } = stored;
  const others = Array.isArray(next) ? (next as readonly Partial<Unfinished>[]) : [];
  return [first, ...others].filter(isUnfinished);
}

const unfinished = createStore<readonly Unfinished[]>(restored());

function keep(orders: readonly Unfinished[]): void {
  unfinished.set(orders);
  const [first, ...next] = orders;
  if (first === undefined) forget(key);
  else remember(key, next.length > 0 ? { ...first, next } : first);
}

/** An order that may be at the server and whose end this phone has not seen. */
export function useUnfinishedOrder(): string | null {
  const [first, ...others] = useStore(unfinished);
  if (first === undefined) return null;
  // What is alone was stored by a release that did not note whether it was sent.
  const seen = [first, ...others].find(({ sent, parts }) => sent === true || parts === undefined);
  return seen?.orderId ?? null;
}

/** The orders of the payment that were not sent yet, in the order in which they are to be confirmed. */
export function useUnsentOrders(): readonly UnsentOrder[] {
  return useStore(unfinished).flatMap(({ orderId, content, part, parts, sent }) =>
    part === undefined || parts === undefined || sent === true
      ? []
      : [{ orderId, content: JSON.parse(content) as OrderContent, part, parts }],
  );
}

/**
 * The ids for the orders of one payment, stored on the phone before anything is sent: if the phone dies now, it asks for
 * the same orders when it comes back, and knows which were still to be confirmed.
 */
export function orderIdsFor(contents: readonly string[]): readonly string[] {
  const known = unfinished.get();
  const idOf = (content: string): string | undefined => known.find((one) => one.content === content)?.orderId;
  const made = contents.map((content, at): Unfinished => {
    const held = known.find((one) => one.content === content);
    const place = contents.length > 1 ? { part: at + 1, parts: contents.length } : {};
    return held ?? { orderId: randomId(), content, ...place };
  });
  if (contents.some((content) => idOf(content) === undefined)) keep(made);
  return made.map(({ orderId }) => orderId);
}

/** The id for an order that is the whole payment. */
export function orderIdFor(content: string): string {
  return orderIdsFor([content])[0] ?? '';
}

/** The id for an order of a payment that was begun; another one where its content is not what it was. */
export function renewedIdFor(orderId: string, content: string): string {
  const held = unfinished.get().find((one) => one.orderId === orderId);
  if (held === undefined) return orderIdFor(content);
  if (held.content === content) return orderId;
  const renewed = { ...held, orderId: randomId(), content };
  keep(unfinished.get().map((one) => (one === held ? renewed : one)));
  return renewed.orderId;
}

/** From now on the order may be at the server. */
export function noteSent(orderId: string): void {
  keep(unfinished.get().map((one) => (one.orderId === orderId ? { ...one, sent: true } : one)));
}

/** The phone has seen how it ended, the server never took it, or it shall not be confirmed. */
export function finishOrder(orderId: string): void {
  const known = unfinished.get();
  if (known.some((one) => one.orderId === orderId)) keep(known.filter((one) => one.orderId !== orderId));
}

/** Forgets the orders that were to follow: nothing of the payment was begun, or the person wants none of them. */
export function dropUnsentOrders(): void {
  keep(unfinished.get().filter(({ sent, parts }) => sent === true || parts === undefined));
}
