import {
  type HeardEnd,
  askOfNumber,
  earlierCameToNothing,
  followAnswer,
  noteTaken,
  wasSent,
} from './ask-wechat';
import { handOver, openSilentCase } from './hand-over';
import { beginSending } from './begin-sending';
import {
  type Backoff,
  type Cloud,
  WeChatPayError,
  type WeChatRefund,
  backoffMs,
  merchantIdOf,
} from '../../platform';
import type { Refund } from '../../schema';
import { refundReasonWords } from '../orders';
import { reportPayConfiguration } from '../cases';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Without balance, or without a word, WeChat is tried again for about a day; then a person must look. */
const mostTries = 12;

/** Between two tries to send it. */
const sending: Backoff = { capMinutes: 240 };

/** Between two questions how a refund that WeChat took is going. */
const asking: Backoff = { capMinutes: 120 };

/** WeChat gives back within three working days; then an officer looks. */
const unsaidMs = 5 * dayMs;

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

/**
 * What WeChat may have been sent before is asked about before anything is sent: its answer may have been lost, and a
 * refusal of the repeat would say nothing of the first.
 */
async function send(cloud: Cloud, refund: Refund): Promise<void> {
  const { _id } = refund;
  if (wasSent(refund)) {
    const answer = await askOfNumber(cloud, refund);
    if (answer === null) return waitForWord(cloud, refund);
    if (answer.state !== 'unknown') return followAnswer(cloud, refund, answer);
  }
  if (!(await earlierCameToNothing(cloud, refund))) return waitForWord(cloud, refund);
  if (!(await beginSending(cloud, refund))) return;
  try {
    await askForRefund(cloud, refund);
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    return notSent(cloud, refund, error);
  }
  cloud.log('refund-sent', { refund: _id });
  await noteTaken(cloud, _id);
}

function isWorn({ tries }: Refund): boolean {
  return tries + 1 >= mostTries;
}

async function waitForWord(cloud: Cloud, refund: Refund): Promise<void> {
  if (isWorn(refund)) await openSilentCase(cloud, refund._id);
}

async function notSent(cloud: Cloud, refund: Refund, error: WeChatPayError): Promise<void> {
  cloud.log('refund-not-sent', { refund: refund._id, code: error.code, tries: refund.tries });
  if (error.outcomeUnknown) return waitForWord(cloud, refund);
  if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
  if (error.code === 'NOTENOUGH') {
    if (isWorn(refund)) await handOver(cloud, refund, 'no-balance');
  } else if (isWorn(refund) || error.isConfigurationFault || hopeless.includes(error.code)) {
    await handOver(cloud, refund, 'refused');
  }
}

/**
 * Asks WeChat how a refund stands and acts on the answer; one that it knows nothing of is sent again under the same
 * number. Returns the answer, or null where there was none.
 */
export async function pollRefund(
  cloud: Cloud,
  refund: Refund,
  heard: HeardEnd = refund.notice?.state ?? null,
): Promise<WeChatRefund | null> {
  const answer = await askOfNumber(cloud, refund);
  if (answer === null) return null;
  await followAnswer(cloud, refund, answer, heard);
  if (answer.state === 'unknown') await sendAgain(cloud, refund);
  return answer;
}

async function poll(cloud: Cloud, refund: Refund): Promise<void> {
  const answer = await pollRefund(cloud, refund);
  const silentMs = cloud.now() - takenAt(refund);
  const unheard = answer === null || answer.state === 'unknown';
  if (silentMs >= (unheard ? dayMs : unsaidMs)) await openSilentCase(cloud, refund._id);
}

function takenAt({ history, createdAt }: Refund): number {
  return history.filter(({ event }) => event === 'processing').at(-1)?.at ?? createdAt;
}

/** WeChat knows nothing of a refund that it took: the same number again is the same refund. */
async function sendAgain(cloud: Cloud, refund: Refund): Promise<void> {
  cloud.log('refund-unknown', { refund: refund._id });
  if (!(await beginSending(cloud, refund))) return;
  try {
    await askForRefund(cloud, refund);
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('refund-not-sent', { refund: refund._id, code: error.code, tries: refund.tries });
    if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
  }
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
