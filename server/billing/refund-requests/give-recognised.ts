import { collectingOffice } from '../ledger';
import { openRefunds, refundId } from '../refunds';
import { type Cloud, type Documents, refuse } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import type { Fen } from '../../../policy/money';
import { afterWechatGave } from './due-by-source';
import { type Wanted, dueIfRecognised, policiesOf, requireLine } from './what-is-due';

/**
 * WeChat's part of what policy gives back to someone recognised after he paid; the line stays insured, and what he paid from elsewhere
 * stays due at the window. Answers how much.
 */
export async function grantRecognised(
  tx: Documents,
  policies: readonly PolicyInForce[],
  wanted: Wanted,
): Promise<Fen> {
  const { order, line, now } = wanted;
  const back = await dueIfRecognised(tx, policies, wanted);
  const amountFen = back.wechatDueFen;
  const part = {
    tag: 'recognised',
    line,
    amountFen,
    to: 'wechat',
    reason: 'recognised',
    endsLine: false,
    from: collectingOffice(line.region),
  } as const;
  const id = `${refundId(order._id, line.line, 'recognised')}-due`;
  const granted = await openRefunds(tx, order, [part], { id, kind: 'refund-due', at: now });
  await tx.put('orders', { ...granted, history: [...order.history, { at: now, event: 'refund-granted' }] });
  // At once, so that who says at the same moment that the window gave it is told no.
  const due = await tx.get('refund-dues', line.recordId);
  if (due !== null) await tx.put('refund-dues', afterWechatGave(due, back, now));
  return amountFen;
}

interface Unasked {
  readonly orderId: string;
  readonly line: number;
  /** As it was agreed to. */
  readonly amountFen: Fen;
}

/**
 * Gives it back though nobody asked; once, however often it is called and whoever asks at the same moment. Throws `NOT_REFUNDABLE`, and
 * `AMOUNT_DIFFERS` where another amount is due by now.
 */
export async function giveRecognised(
  cloud: Cloud,
  { orderId, line: wanted, amountFen }: Unasked,
): Promise<void> {
  const order = await cloud.db.get('orders', orderId);
  if (order === null) throw refuse('NO_ORDER', '没有查到这笔缴费，请刷新名单再看。');
  const policies = await policiesOf(cloud, requireLine(order, wanted));
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('orders', orderId);
    if (held === null || (await tx.get('refunds', refundId(orderId, wanted, 'recognised'))) !== null) return;
    const line = requireLine(held, wanted);
    const givenFen = await grantRecognised(tx, policies, { order: held, line, now: cloud.now() });
    if (givenFen !== amountFen)
      throw refuse('AMOUNT_DIFFERS', '现在该退的和名单上的不一样，请刷新名单再提出。');
  });
}
