import { type Fen, noFen } from '../../../policy/money';
import { type Cloud, WeChatPayError, merchantIdOf } from '../../platform';
import { askWeChat, isPaid, takePayment } from '../../billing/payments';
import { hearOfRefund } from '../../billing/refunds';
import { openCase, reportPayConfiguration } from '../../billing/cases';
import {
  callbackNotice,
  type CallbackNotice,
  keysOf,
  type PaymentNotice,
  type RefundNotice,
} from '../../platform/wechat/answers';

/** What WeChat expects; anything but `errcode` 0 makes it say its news again, for up to two days. */
export interface Acknowledgement {
  readonly errcode: number;
  readonly errmsg: string;
}

const acknowledged: Acknowledgement = { errcode: 0, errmsg: 'ok' };
const refused: Acknowledgement = { errcode: 1, errmsg: 'refused' };
const again: Acknowledgement = { errcode: 2, errmsg: 'again' };

/**
 * WeChat's notice of a payment or of a refund's end. Nothing in it is believed but which order or refund it speaks of:
 * WeChat is asked, and its answer is acted on. Said again, it is acknowledged again. Forged and foreign ones are refused
 * and logged; one that can't be read is logged by its names.
 */
export async function paymentCallback(cloud: Cloud, event: unknown): Promise<Acknowledgement> {
  if (cloud.caller.source !== 'wechat-pay') return refuseNotice(cloud, 'not-from-wechat', null);
  const notice = callbackNotice(event);
  if (notice === null) {
    cloud.log('callback-unreadable', { keys: keysOf(event) });
    return refused;
  }
  try {
    const merchantId = await merchantOf(cloud, notice);
    if (merchantId === null) return refuseNotice(cloud, 'other-merchant', notice);
    return await (notice.kind === 'payment'
      ? aboutPayment(cloud, notice, merchantId)
      : aboutRefund(cloud, notice));
  } catch (error) {
    if (!(error instanceof WeChatPayError && error.isConfigurationFault)) throw error;
    await reportPayConfiguration(cloud, error.code);
    // Taken up when the operator has set it right: WeChat says it again for two days, and the timer asks.
    return again;
  }
}

/**
 * Whose money the notice is about, to ask WeChat by: the merchant that it names, one of ours or the order's own; the
 * order's where it names none. Null where it is none of ours. Whether it is the order's is seen when the money is taken.
 */
async function merchantOf(cloud: Cloud, { orderId, merchantId }: CallbackNotice): Promise<string | null> {
  const { merchants } = cloud.settings;
  if (merchants.some((one) => one.merchantId === merchantId)) return merchantId;
  const order = await cloud.db.get('orders', orderId);
  if (order === null) return null;
  const own = merchantIdOf(merchants, order);
  return merchantId === '' || merchantId === own ? own : null;
}

async function aboutPayment(
  cloud: Cloud,
  notice: PaymentNotice,
  merchantId: string,
): Promise<Acknowledgement> {
  if (!notice.success) return acknowledged;
  const asked = { _id: notice.orderId, merchantId };
  const answer = await askWeChat(cloud, asked);
  if (answer === null) return again;
  if (!isPaid(answer)) return refuseNotice(cloud, 'not-paid', notice);
  const taken = await takePayment(cloud, asked, answer);
  if (taken.known) {
    cloud.log('callback-taken', { order: notice.orderId });
    return acknowledged;
  }
  await foreign(cloud, notice.orderId, answer.totalFen ?? noFen);
  return refuseNotice(cloud, 'foreign', notice);
}

async function aboutRefund(cloud: Cloud, notice: RefundNotice): Promise<Acknowledgement> {
  const heard = await hearOfRefund(cloud, notice);
  if (heard === 'foreign') return refuseNotice(cloud, 'foreign-refund', notice);
  if (heard === 'again') return again;
  cloud.log('callback-taken', { order: notice.orderId });
  return acknowledged;
}

function refuseNotice(cloud: Cloud, reason: string, notice: CallbackNotice | null): Acknowledgement {
  cloud.log('callback-refused', { reason, order: notice?.orderId ?? null, source: cloud.caller.source });
  return refused;
}

/** WeChat says that our merchant took money for an order that isn't in our books: an officer must know. */
function foreign(cloud: Cloud, orderId: string, amountFen: Fen): Promise<void> {
  return cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `${orderId}-foreign`,
      kind: 'foreign-payment',
      region: '',
      orderId: null,
      refundId: null,
      amountFen,
      summary: `微信确认本商户收到一笔款，订单号${orderId}，系统里没有这笔订单。请到商户平台核对来源后处理。`,
      now: cloud.now(),
    }),
  );
}
