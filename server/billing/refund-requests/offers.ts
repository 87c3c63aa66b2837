import { type AskableReason, type RefundOffer, askableReasons } from '../../../contract/refunds';
import { requestsOf, whyNotAgain } from './asking-again';
import { insuredToAsk } from './insured-consent';
import { grantWaits } from './stored-grants';
import {
  type Wanted,
  dueIfAsked,
  dueIfRecognised,
  notRefundable,
  policiesOf,
  requireLine,
} from './what-is-due';
import { requireOwn } from '../orders';
import { type Cloud, RefusalError } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import { refundId } from '../refunds';
import type { Order, OrderLine, RefundDue, RefundRequest } from '../../schema';
import { type Fen, inYuan, noFen } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import { bySource } from './due-by-source';

/** What a payer could ask for, before he asks; the same rules as of the request itself. */
export interface RefundOffers {
  /** Empty where a request waits or was granted: there is nothing to ask for. */
  readonly offers: readonly RefundOffer[];
  /** Whether the insured person is asked before an officer decides. */
  readonly asksInsured: boolean;
}

interface Looking extends Wanted {
  readonly policies: readonly PolicyInForce[];
  readonly declined: readonly RefundRequest[];
  readonly officeAtWork: boolean;
}

/** Throws `NO_ORDER`, and `NOT_REFUNDABLE` where nobody of the order stands there. */
export async function refundOffers(
  cloud: Cloud,
  openId: string,
  wanted: { readonly orderId: string; readonly line: number },
): Promise<RefundOffers> {
  const order = requireOwn(await cloud.db.get('orders', wanted.orderId), openId);
  const line = requireLine(order, wanted.line);
  const [policies, insured, requests, officeAtWork] = await Promise.all([
    policiesOf(cloud, line),
    insuredToAsk(cloud, openId, line),
    requestsOf(cloud.db, order, line),
    grantWaits(cloud.db, order, line),
  ]);
  const asksInsured = insured !== undefined;
  if (requests.some(({ state }) => state !== 'declined')) return { offers: [], asksInsured };
  const looking = { order, line, now: cloud.now(), policies, declined: requests, officeAtWork };
  const offers = await Promise.all(askableReasons.map((reason) => offerOf(cloud, looking, reason)));
  return { offers, asksInsured };
}

async function offerOf(cloud: Cloud, looking: Looking, reason: AskableReason): Promise<RefundOffer> {
  try {
    return { reason, amountFen: await amountOf(cloud, looking, reason) };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { reason, problem: error.refusal.message };
  }
}

async function amountOf(cloud: Cloud, looking: Looking, reason: AskableReason): Promise<Fen> {
  const { order, line, now, policies, declined, officeAtWork } = looking;
  if (reason === 'recognised') {
    await requireNotGiven(cloud, order, line);
    return (await dueIfRecognised(cloud.db, policies, looking)).wechatDueFen;
  }
  const problem = officeAtWork
    ? officeAtWorkWords
    : await whyNotAgain(cloud.db, { line, reason, declined, now });
  if (problem !== null) throw notRefundable(problem);
  return dueIfAsked(cloud.db, policies, { order, line, reason, now });
}

async function requireNotGiven(cloud: Cloud, order: Order, { line, recordId }: OrderLine): Promise<void> {
  if ((await cloud.db.get('refunds', refundId(order._id, line, 'recognised'))) === null) return;
  const due = await cloud.db.get('refund-dues', recordId);
  throw notRefundable(`资助的部分已经办了退费，到哪一步看上面的说明。${windowWords(due)}`);
}

/** Of what WeChat can't give back: where it is had, or that it was. */
function windowWords(due: RefundDue | null): string {
  if (due === null || bySource(due).windowFen === noFen) return '';
  const amount = inYuan(bySource(due).windowFen);
  return due.givenAtWindow === undefined
    ? `其中${amount}不是用微信付的，请带证件到参保地医保经办窗口办理退还。`
    : `其中${amount}，经办窗口已在${sayDay(due.givenAtWindow.on)}退还。`;
}

export const officeAtWorkWords = '经办机构已经在办这个人的退费，请等结果，在订单里能看到。';
