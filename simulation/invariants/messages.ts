import type { OrderMessage } from '../../contract/messages';
import type { Invariants } from './invariant';
import type { Evidence } from './evidence';
import type { Order } from '../../server/schema';

/** The timer's longest pause between two tries, and between two runs of it, with room for one more. */
const inTimeMs = 8 * 3_600_000;
/** But for payments nobody is told between 21 and 8. */
const nightMs = 11 * 3_600_000;

/** What a payer was to be told, and since when it was true (ms). Any one of the keys will do. */
interface Due {
  readonly kind: OrderMessage;
  readonly keys: readonly string[];
  readonly at: number;
}

export const messages: Invariants = {
  *'who agreed to it is told what became of his money, and in time'(evidence) {
    const { world } = evidence;
    for (const order of evidence.orders) {
      for (const { kind, keys, at } of dueOf(evidence, order)) {
        if (!order.messages.includes(kind)) continue;
        const told = world.functions.sent.find(({ key }) => keys.includes(key));
        if (told === undefined) yield `nobody told ${order.openId} ${keys.join(' or ')}`;
        else if (told.at > Math.max(at, world.faultsEnd) + inTimeMs + (kind === 'payment' ? 0 : nightMs)) {
          yield `${told.key} was told ${Math.round((told.at - at) / 60_000)} minutes later`;
        }
      }
    }
  },

  *'nothing is left to be told'({ orders }) {
    for (const { _id, outbox = [], nextNotificationAt = null } of orders) {
      if (outbox.length > 0 || nextNotificationAt !== null)
        yield `order ${_id}: ${outbox.map(({ key }) => key).join(', ')}`;
    }
  },
};

function* dueOf(evidence: Evidence, order: Order): Iterable<Due> {
  const paid = order.history.find(({ event }) => event === 'paid' || event === 'paid-after-close');
  if (paid !== undefined) yield { kind: 'payment', keys: [`${order._id}-payment`], at: paid.at };
  for (const { _id, line, history } of evidence.refunds.filter(({ orderId }) => orderId === order._id)) {
    const done = history.find(({ event }) => event === 'done');
    if (done === undefined) continue;
    yield { kind: 'refund', keys: [`${_id}-done`, `${order._id}-${line ?? ''}-back`], at: done.at };
  }
  const answered = order.history.filter(({ event }) => event.startsWith('deduction-'));
  const last = answered.at(-1);
  const all = evidence.all('deductions').filter(({ orderId }) => orderId === order._id);
  const rejected = order.lines.filter(({ reason }) => reason === 'account-rejected');
  for (const { line } of rejected) {
    yield { kind: 'settlement', keys: [`${order._id}-${line}-rejected`], at: last?.at ?? 0 };
  }
  const accepted = all.length > 0 && all.every(({ state }) => state === 'accepted');
  if (accepted && last !== undefined && order.lines.every(({ state }) => state === 'insured')) {
    yield { kind: 'settlement', keys: [`${order._id}-settled`], at: last.at };
  }
}
