import type { Fen } from '../../../policy/money';
import type { Cloud } from '../../platform';
import type { Refund } from '../../schema';
import { pollRefund } from './advance';
import { wasSent } from './ask-wechat';

/** WeChat may have taken the refund, and its end isn't booked. An officer has it where WeChat refused the repeat of what it took. */
function isOpen(refund: Refund): boolean {
  return refund.state !== 'done' && refund.state !== 'replaced' && wasSent(refund);
}

/** A notice of a refund's end; nothing in it is believed. */
interface Heard {
  readonly refundId: string;
  readonly orderId: string;
  readonly state: 'done' | 'failed';
  readonly refundFen: Fen | null;
}

/**
 * WeChat told of a refund's end. It is noted and WeChat is asked at once; the notice itself decides only where WeChat's
 * answer knows the refund and says nothing of its state. `again`: WeChat didn't answer, its notice should come once more.
 */
export async function hearOfRefund(cloud: Cloud, heard: Heard): Promise<'known' | 'again' | 'foreign'> {
  const { refundId, orderId, state, refundFen } = heard;
  const refund = await cloud.db.get('refunds', refundId);
  if (refund === null || refund.orderId !== orderId || refund.to !== 'wechat') return 'foreign';
  if (refundFen !== null && refundFen !== refund.amountFen) return 'foreign';
  if (!isOpen(refund)) return 'known';
  const notice = { state, at: cloud.now() };
  await cloud.db.updateIf('refunds', refundId, { state: refund.state }, { notice });
  return (await pollRefund(cloud, { ...refund, notice })) === null ? 'again' : 'known';
}

/** The day's bill says how a refund stood; it counts like a notice. Returns the refund as it is then. */
export async function readRefundOnBill(
  cloud: Cloud,
  refund: Refund,
  state: 'processing' | 'done' | 'failed' | undefined,
): Promise<Refund> {
  if (!isOpen(refund)) return refund;
  const heard = state === 'processing' ? null : (state ?? null);
  // An officer has what WeChat refused; that it is on the bill is news by itself.
  if (heard === null && refund.state !== 'manual') return refund;
  await pollRefund(cloud, refund, heard);
  return (await cloud.db.get('refunds', refund._id)) ?? refund;
}
