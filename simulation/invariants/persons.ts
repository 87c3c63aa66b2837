import type { Invariants } from './invariant';
import { type Evidence, isInsuredLine } from './evidence';
import { dayInChina } from '../china-day';
import type { Order, OrderLine } from '../../server/schema';
import { gotLess } from './terms';

export const persons: Invariants = {
  *'a person is known once, whoever pays for him'(evidence) {
    for (const human of evidence.world.humans) {
      const ids = evidence.personIds(human);
      if (ids.length > 1) yield `human ${human.index} is ${ids.join(' and ')}`;
    }
  },

  *'nobody is insured twice for a year'(evidence) {
    const seen = new Map<string, string>();
    for (const { order, line } of evidence.paidLines()) {
      const other = seen.get(line.recordId);
      if (other !== undefined) yield `${line.recordId} is insured by orders ${other} and ${order._id}`;
      seen.set(line.recordId, order._id);
      const insurance = evidence.record(line.recordId)?.insurance;
      if (insurance?.orderId !== order._id) {
        yield `order ${order._id} insures ${line.recordId}, whose record says ${insurance?.orderId ?? 'nothing'}`;
      }
    }
  },

  *'nobody is insured unpaid'(evidence) {
    for (const { _id, insurance } of evidence.records) {
      if (insurance?.basis !== 'paid') continue;
      const order = evidence.order(insurance.orderId);
      const line = order?.lines.find(({ recordId }) => recordId === _id);
      if (order === undefined || line === undefined || !isInsuredLine(line)) {
        yield `${_id} is insured as paid; its order says ${line?.state ?? 'nothing'}`;
        continue;
      }
      const paid = evidence.world.merchant.orders.get(order._id)?.paidAt ?? null;
      if (line.wechatFen > 0 && paid === null) yield `${_id} is insured, and WeChat took nothing`;
      if (line.accountFen > 0) yield* accountPaid(evidence, order, line);
    }
  },

  *'nobody is insured as exempt whom the roster does not exempt'(evidence) {
    for (const { _id, insurance } of evidence.records) {
      if (insurance?.basis !== 'exempt') continue;
      const { payFen } = evidence.world.policyBy(insurance.noticeVersions).determine(insurance.facts);
      if (payFen !== 0) yield `${_id} has to pay ${payFen}`;
    }
  },

  *'who paid is insured, or his money is on its way back'(evidence) {
    for (const order of evidence.orders) {
      if (order.state === 'awaiting-payment' || order.state === 'closed') continue;
      for (const { recordId, state, amountFen } of order.lines) {
        const record = evidence.record(recordId);
        if (amountFen > 0 && state === 'reserved')
          yield `order ${order._id} is paid and ${recordId} is only reserved`;
        if ((state === 'insured' || state === 'settlement-pending') && record?.state !== 'insured') {
          yield `order ${order._id} says that ${recordId} is ${state}, the record is ${record?.state ?? 'not there'}`;
        }
      }
    }
  },

  *'a change of keys comes to its end, and nothing is left under the old ones'(evidence) {
    const { keys } = evidence.world;
    if (keys === 'rotating') yield 'the timer has not written everything under the new keys';
    if (keys !== 'new') return;
    for (const { _id, sealVersion, keyVersion } of evidence.all('people')) {
      if (sealVersion === 1 || keyVersion === 1) yield `${_id} is under a key that is gone`;
    }
    for (const { personId, version } of evidence.all('person-keys')) {
      if (version === 1) yield `${personId} is found under a key that is gone`;
    }
  },

  *'who was put right is told so'(evidence) {
    for (const { _id, corrections = [] } of evidence.all('people')) {
      const told = evidence
        .all('person-events')
        .filter(({ personId, kind }) => personId === _id && kind === 'corrected');
      if (told.length !== corrections.length)
        yield `${_id} was put right ${corrections.length} times, and told ${told.length} times`;
    }
  },

  *'only what a roster certifies decides a price'(evidence) {
    for (const { order, line } of evidence.paidLines()) {
      const roster = evidence.all('rosters').find(({ _id }) => _id === line.personId);
      for (const { code } of line.facts.identities ?? []) {
        const certified = roster?.identities.some((identity) => identity.code === code) ?? false;
        if (!certified) yield `order ${order._id} takes ${line.recordId} for ${code}`;
      }
    }
  },

  *'everyone who is insured by an order has a receipt with his price'(evidence) {
    for (const { order, line } of evidence.paidLines()) {
      const found = evidence.world.receipts.filter(
        (one) => one.orderId === order._id && one.line === line.line,
      );
      if (found.length !== 1 || found[0]?.amountFen !== line.amountFen) {
        yield `order ${order._id}, person ${line.line}: ${JSON.stringify(found)}`;
      }
    }
  },

  *'what a list certified of somebody goes where two officers took it back'(evidence) {
    for (const human of evidence.world.takenBack) {
      const ids = evidence.personIds(human);
      const rosters = evidence.all('rosters').filter(({ _id }) => ids.includes(_id));
      const stays = rosters
        .flatMap(({ identities, circumstances }) => [...identities, ...circumstances])
        .filter(({ source }) => new RegExp(`^late-${human.index}(-|$)`).test(source));
      for (const { code } of stays) yield `${code} still counts for ${ids.join(', ')}`;
    }
  },

  *'the day on which the money came decides amount and cover'(evidence) {
    for (const { _id, insurance } of evidence.records) {
      if (insurance?.basis !== 'paid') continue;
      const order = evidence.order(insurance.orderId);
      const line = order?.lines.find(({ recordId }) => recordId === _id);
      if (order === undefined || line === undefined) continue;
      // Where nothing was due at WeChat, what somebody paid there under the order's number is not what insured him.
      const atWeChat = order.wechatFen > 0 ? evidence.world.merchant.orders.get(order._id)?.paidAt : null;
      const paidAt = atWeChat ?? order.paidAt ?? 0;
      if (insurance.on !== dayInChina(paidAt)) {
        yield `${_id} was paid on ${dayInChina(paidAt)} and is insured as of ${insurance.on}`;
      }
      const policy = evidence.world.policyBy(insurance.noticeVersions);
      const owed = policy.determine({ ...insurance.facts, payOn: dayInChina(paidAt) });
      if (owed.payFen !== insurance.paidFen) {
        yield `${_id} is insured for ${insurance.paidFen} fen, due were ${owed.payFen ?? 'none'}`;
      }
      if (gotLess(line.determination, owed)) yield `${_id} got less than was agreed`;
    }
  },
};

/** Every instance goes by a new notice from its hour on; a call that began before it may take a minute. */
const knownAfterMs = 60_000;

export const policyAnswers: Invariants = {
  *'an order goes by the notices that are in force when it is placed'(evidence) {
    const { published, clocksApartMs } = evidence.world;
    if (published === null) return;
    const { id } = published.notice;
    for (const { _id, createdAt, lines, history } of evidence.orders) {
      // Money that comes on another day is judged when it is taken.
      const takenAt = history.find(({ event }) => event === 'paid')?.at ?? createdAt;
      for (const { noticeVersions } of lines) {
        if (noticeVersions[id] === undefined) continue;
        const latest = noticeVersions[id] === published.version;
        if (latest && Math.max(createdAt, takenAt) < published.at - clocksApartMs)
          yield `${_id} knew ${id} before it was there`;
        if (!latest && createdAt > published.at + knownAfterMs + clocksApartMs)
          yield `${_id} goes by an old ${id}`;
      }
    }
  },
};

function* accountPaid(evidence: Evidence, order: Order, line: OrderLine): Iterable<string> {
  const id = `${order._id}-${line.line}`;
  const deduction = evidence.all('deductions').find(({ _id }) => _id === id);
  if (deduction === undefined || deduction.state === 'rejected' || deduction.state === 'cancelled') {
    yield `${line.recordId} is insured from an account, the deduction is ${deduction?.state ?? 'not there'}`;
  }
}
