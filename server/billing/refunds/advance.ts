import { inYuan } from '../../../policy/money';
import { completeRefund } from './close-refund';
import { moveRefund } from './states';
import { type Cloud, WeChatPayError, chinaDay } from '../../platform';
import type { Refund } from '../../schema';
import { refundReasonWords } from '../orders';
import { openCase } from '../cases';

const minuteMs = 60_000;

/** Without balance the merchant tries again for about a day; then a person must look. */
const mostTries = 12;

function backoffMs(tries: number): number {
  return Math.min(2 ** tries, 240) * minuteMs;
}

/** WeChat is asked how a refund it took is going after this long, longer each time. */
function pollMs(tries: number): number {
  return Math.min(2 ** tries, 120) * minuteMs;
}

/** What an officer must do where sending cannot help: WeChat said no for good. */
const hopeless = ['REFUND_FEE_MISMATCH', 'ORDERNOTEXIST', 'PARAM_ERROR', 'TRADE_OVERDUE', 'REFUSED'];

/**
 * Takes one refund a step further: sends it, or asks WeChat how it went. Its number is always the same, so
 * that a step that was cut off is simply taken again. Two timers at once do no harm: one of them takes the
 * step.
 */
export async function advanceRefund(cloud: Cloud, refund: Refund): Promise<void> {
  const { _id, tries, nextAt } = refund;
  const now = cloud.now();
  const wait = refund.state === 'processing' ? pollMs(tries) : backoffMs(tries);
  const taken = { tries: tries + 1, nextAt: now + wait };
  if (!(await cloud.db.updateIf('refunds', _id, { nextAt, tries }, taken))) return;
  if (refund.state === 'processing') await poll(cloud, refund);
  else await send(cloud, refund);
}

async function send(cloud: Cloud, refund: Refund): Promise<void> {
  const { _id, orderId, totalFen, amountFen, reason } = refund;
  await move(cloud, _id, 'approved', 'sent');
  try {
    await cloud.pay.refund({
      outTradeNo: orderId,
      outRefundNo: _id,
      totalFen,
      refundFen: amountFen,
      reason: refundReasonWords[reason],
    });
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    return notSent(cloud, refund, error);
  }
  cloud.log('refund-sent', { refund: _id });
  const billDay = chinaDay(cloud.now());
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', _id);
    if (held === null || held.state !== 'sent') return;
    const nextAt = cloud.now() + minuteMs;
    await tx.put('refunds', moveRefund(held, 'processing', cloud.now(), { nextAt, tries: 0, billDay }));
  });
}

async function notSent(cloud: Cloud, refund: Refund, error: WeChatPayError): Promise<void> {
  cloud.log('refund-not-sent', { refund: refund._id, code: error.code, tries: refund.tries });
  if (error.outcomeUnknown) return;
  const worn = refund.tries + 1 >= mostTries;
  if (error.code === 'NOTENOUGH') {
    if (worn) await handOver(cloud, refund, 'refund-no-balance');
  } else if (worn || hopeless.includes(error.code)) {
    await handOver(cloud, refund, 'refund-failed');
  }
}

async function poll(cloud: Cloud, refund: Refund): Promise<void> {
  try {
    const answer = await cloud.pay.queryRefund(refund._id);
    cloud.log('refund-asked', { refund: refund._id, state: answer.state });
    if (answer.state === 'done') await finishRefund(cloud, refund._id);
    else if (answer.state === 'failed') await handOver(cloud, refund, 'refund-failed');
    else if (answer.state === 'unknown') await sendAgain(cloud, refund);
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('refund-silent', { refund: refund._id, code: error.code });
  }
}

/** WeChat knows nothing of a refund that it took: the same number again is the same refund. */
async function sendAgain(cloud: Cloud, { _id, orderId, totalFen, amountFen, reason }: Refund): Promise<void> {
  cloud.log('refund-unknown', { refund: _id });
  const words = refundReasonWords[reason];
  await cloud.pay.refund({
    outTradeNo: orderId,
    outRefundNo: _id,
    totalFen,
    refundFen: amountFen,
    reason: words,
  });
}

function move(cloud: Cloud, id: string, from: Refund['state'], to: Refund['state']): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', id);
    if (held !== null && held.state === from) await tx.put('refunds', moveRefund(held, to, cloud.now()));
  });
}

/** No machine can send it: it goes on the officers' list. */
async function handOver(
  cloud: Cloud,
  { _id }: Refund,
  kind: 'refund-failed' | 'refund-no-balance',
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', _id);
    if (held === null || !['sent', 'processing'].includes(held.state)) return;
    const now = cloud.now();
    await tx.put('refunds', moveRefund(held, 'manual', now, { nextAt: null }));
    const why = kind === 'refund-failed' ? '微信退款失败' : '商户余额不足，多次退款没有成功';
    await openCase(tx, {
      id: `${_id}-manual`,
      kind,
      region: held.region,
      orderId: held.orderId,
      refundId: _id,
      amountFen: held.amountFen,
      summary:
        `${why}，应退${inYuan(held.amountFen)}，退款单号${_id}，原因：${refundReasonWords[held.reason]}。` +
        '可以重试；若已在商户平台或线下退给付款人，请登记“已人工退款”。',
      now,
    });
  });
}

/** WeChat said that the money is back. */
async function finishRefund(cloud: Cloud, id: string): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', id);
    if (held !== null && held.state !== 'done') await completeRefund(tx, held, 'wechat', cloud.now());
  });
}
