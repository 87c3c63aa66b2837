import { completeRefund } from './close-refund';
import { handOver, openSilentCase, underWay } from './hand-over';
import { earlierNumbers } from './numbers';
import { moveRefund } from './states';
import { type Cloud, WeChatPayError, type WeChatRefund, chinaDay, merchantIdOf } from '../../platform';
import type { Refund } from '../../schema';
import { reportPayConfiguration } from '../cases';

const minuteMs = 60_000;

/** What a notice or the day's bill says of a refund's end. */
export type HeardEnd = 'done' | 'failed' | null;

/** What WeChat says of a number of this refund; null where it didn't answer. */
export async function askOfNumber(
  cloud: Cloud,
  refund: Refund,
  outRefundNo = refund._id,
): Promise<WeChatRefund | null> {
  try {
    const merchantId = merchantIdOf(cloud.settings.merchants, refund);
    return await cloud.pay.queryRefund({ merchantId, outRefundNo });
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('refund-silent', { refund: outRefundNo, code: error.code });
    if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
    return null;
  }
}

/**
 * Acts on what WeChat says of a refund that it knows. `heard` counts only where the answer says nothing of how it
 * stands.
 */
export async function followAnswer(
  cloud: Cloud,
  refund: Refund,
  answer: WeChatRefund,
  heard: HeardEnd = refund.notice?.state ?? null,
): Promise<void> {
  const { _id, amountFen } = refund;
  const state = answer.silent === true ? (heard ?? 'processing') : answer.state;
  cloud.log('refund-asked', { refund: _id, state, unsaid: answer.silent === true });
  if (state === 'unknown') return;
  if (state === 'failed' && refund.state === 'manual') return noteClosed(cloud, _id);
  // One that an officer has was taken in after all; but not by an answer that brought it to him.
  if (refund.state !== 'processing') await noteTaken(cloud, _id, state === 'failed' ? onItsWay : notYetTaken);
  if (answer.refundFen !== undefined && answer.refundFen !== amountFen) {
    cloud.log('refund-differs', { refund: _id, fen: answer.refundFen });
    await openSilentCase(cloud, _id);
  } else if (state === 'done') await finishRefund(cloud, _id);
  else if (state === 'failed') await handOver(cloud, refund, 'closed');
}

const onItsWay: readonly Refund['state'][] = ['approved', 'sent'];
const notYetTaken: readonly Refund['state'][] = [...onItsWay, 'manual'];

/** WeChat has taken the refund in, which stands in one of these states: from now on it is only asked about. */
export function noteTaken(
  cloud: Cloud,
  id: string,
  states: readonly Refund['state'][] = notYetTaken,
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', id);
    if (held === null || !states.includes(held.state)) return;
    const now = cloud.now();
    const nextAt = now + minuteMs;
    const billDay = held.billDay ?? chinaDay(lastSentAt(held) ?? now);
    await tx.put('refunds', moveRefund(held, 'processing', now, { nextAt, tries: 0, billDay }));
  });
}

/** An officer has it already: what he does about it now depends on this. */
async function noteClosed(cloud: Cloud, id: string): Promise<void> {
  await cloud.db.updateIf('refunds', id, { state: 'manual' }, { closedAtWeChat: true });
}

/** WeChat said that the money is back. */
async function finishRefund(cloud: Cloud, id: string): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', id);
    if (held !== null && [...underWay, 'manual'].includes(held.state)) {
      await completeRefund(tx, held, 'wechat', cloud.now());
    }
  });
}

function lastSentAt({ sentAt, history }: Refund): number | undefined {
  return sentAt ?? history.filter(({ event }) => event === 'sent').at(-1)?.at;
}

/** Whether WeChat may know its number: it was sent once, whatever came of that. */
export function wasSent(refund: Refund): boolean {
  return lastSentAt(refund) !== undefined;
}

/**
 * Whether the numbers under which the money was sent before have all come to nothing, so that it may be sent under this
 * one. One that gave it back after all ends the refund.
 */
export async function earlierCameToNothing(cloud: Cloud, refund: Refund): Promise<boolean> {
  for (const number of earlierNumbers(refund)) {
    const answer = await askOfNumber(cloud, refund, number);
    if (answer === null) return false;
    const closed = (await cloud.db.get('refunds', number))?.closedAtWeChat === true;
    const state = answer.silent === true && closed ? 'failed' : answer.state;
    if (state === 'failed' || state === 'unknown') continue;
    cloud.log('refund-number-holds', { refund: number, state });
    if (state === 'done') await finishRefund(cloud, refund._id);
    return false;
  }
  return true;
}
