import { inYuan } from '../../../policy/money';
import { completeRefund } from './close-refund';
import { moveRefund } from './states';
import {
  type Backoff,
  type Cloud,
  WeChatPayError,
  type WeChatRefund,
  chinaDay,
  backoffMs,
  merchantIdOf,
} from '../../platform';
import type { Refund } from '../../schema';
import { refundReasonWords } from '../orders';
import { openCase, reportPayConfiguration } from '../cases';

const minuteMs = 60_000;

/** Without balance the merchant tries again for about a day; then a person must look. */
const mostTries = 12;

/** Between two tries to send it. */
const sending: Backoff = { capMinutes: 240 };

/** Between two questions how a refund that WeChat took is going. */
const asking: Backoff = { capMinutes: 120 };

/** WeChat gives back within three working days; then an officer looks. */
const unsaidMs = 5 * 24 * 60 * minuteMs;

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
  const wait = backoffMs(tries, refund.state === 'processing' ? asking : sending);
  const taken = { tries: tries + 1, nextAt: now + wait };
  if (!(await cloud.db.updateIf('refunds', _id, { nextAt, tries }, taken))) return;
  if (refund.state === 'processing') await poll(cloud, refund);
  else await send(cloud, refund);
}

async function send(cloud: Cloud, refund: Refund): Promise<void> {
  const { _id } = refund;
  await move(cloud, _id, 'approved', 'sent');
  try {
    await askForRefund(cloud, refund);
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
  if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
  const worn = refund.tries + 1 >= mostTries;
  if (error.code === 'NOTENOUGH') {
    if (worn) await handOver(cloud, refund, 'refund-no-balance');
  } else if (worn || error.isConfigurationFault || hopeless.includes(error.code)) {
    await handOver(cloud, refund, 'refund-failed');
  }
}

/**
 * Asks WeChat how a refund stands and acts on the answer. Returns the answer, or null where there was none. `heard`:
 * what the notice or the day's bill says of its end, which counts only where WeChat knows the refund and its answer says
 * nothing.
 */
export async function pollRefund(
  cloud: Cloud,
  refund: Refund,
  heard: 'done' | 'failed' | null = refund.notice?.state ?? null,
): Promise<WeChatRefund | null> {
  try {
    const answer = await cloud.pay.queryRefund({
      merchantId: merchantIdOf(cloud.settings.merchants, refund),
      outRefundNo: refund._id,
    });
    const state = answer.silent === true ? (heard ?? 'processing') : answer.state;
    cloud.log('refund-asked', { refund: refund._id, state, unsaid: answer.silent === true });
    if (answer.refundFen !== undefined && answer.refundFen !== refund.amountFen) {
      cloud.log('refund-differs', { refund: refund._id, fen: answer.refundFen });
      await openSilentCase(cloud, refund._id);
    } else if (state === 'done') await finishRefund(cloud, refund._id);
    else if (state === 'failed') await handOver(cloud, refund, 'refund-failed');
    else if (state === 'unknown') await sendAgain(cloud, refund);
    return answer;
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('refund-silent', { refund: refund._id, code: error.code });
    if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
    return null;
  }
}

async function poll(cloud: Cloud, refund: Refund): Promise<void> {
  await pollRefund(cloud, refund);
  if (cloud.now() - takenAt(refund) >= unsaidMs) await openSilentCase(cloud, refund._id);
}

function takenAt({ history, createdAt }: Refund): number {
  return history.filter(({ event }) => event === 'processing').at(-1)?.at ?? createdAt;
}

/** WeChat took it long ago and hasn't said how it ended: an officer looks in the merchant platform; it is asked on. */
function openSilentCase(cloud: Cloud, id: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', id);
    if (held === null || held.state !== 'processing') return;
    await openCase(tx, {
      id: `${id}-silent`,
      kind: 'refund-silent',
      region: held.region,
      orderId: held.orderId,
      refundId: id,
      amountFen: held.amountFen,
      summary:
        `微信受理了退款${inYuan(held.amountFen)}，退款单号${id}，几天后仍没有说结果，或说的金额不同。` +
        '请到商户平台查看：已退回的，登记“已退回”；没有退成又在别处退给付款人的，登记“已人工退款”。系统会继续查询。',
      now: cloud.now(),
    });
  });
}

/** WeChat knows nothing of a refund that it took: the same number again is the same refund. */
async function sendAgain(cloud: Cloud, refund: Refund): Promise<void> {
  cloud.log('refund-unknown', { refund: refund._id });
  await askForRefund(cloud, refund);
}

function askForRefund(cloud: Cloud, refund: Refund): Promise<void> {
  const { _id, orderId, totalFen, amountFen, reason } = refund;
  return cloud.pay.refund({
    merchantId: merchantIdOf(cloud.settings.merchants, refund),
    outTradeNo: orderId,
    outRefundNo: _id,
    totalFen,
    refundFen: amountFen,
    reason: refundReasonWords[reason],
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
