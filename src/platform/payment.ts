import Taro from '@tarojs/taro';
import { messageKinds } from '../../contract/messages';
import type { MessageConsent } from '../../contract/messages';
import type { PaymentParameters } from '../../contract/orders';

const onWeb = process.env.TARO_ENV === 'h5';

/** What the phone saw of the payment. It is only a hint: the office asks WeChat. */
export type PaymentOutcome = 'returned' | 'cancelled' | 'unclear' | 'left';

/**
 * Opens WeChat's cashier. In the preview there is none: the page of the local cashier opens in its place (`left`), and
 * comes back to `backPath` by itself.
 */
export async function openCashier(payment: PaymentParameters, backPath: string): Promise<PaymentOutcome> {
  if (onWeb) {
    const prepayId = payment.package.replace('prepay_id=', '');
    const back = encodeURIComponent(`/#/${backPath}`);
    window.location.assign(`/cashier/${prepayId}?back=${back}`);
    return 'left';
  }
  try {
    await Taro.requestPayment({ ...payment, signType: payment.signType as 'MD5' });
    return 'returned';
  } catch (error) {
    const words = String((error as { errMsg?: unknown }).errMsg ?? error);
    return words.includes('cancel') ? 'cancelled' : 'unclear';
  }
}

/** Template of each kind of message, put in when the program is built for an office; none, and nothing is asked. */
const templates: Readonly<Record<MessageConsent, string>> = {
  payment: process.env.TARO_APP_PAYMENT_TEMPLATE ?? '',
  settlement: process.env.TARO_APP_SETTLEMENT_TEMPLATE ?? '',
  refund: process.env.TARO_APP_REFUND_TEMPLATE ?? '',
};

/**
 * Asks, at the tap on pay or on a request, which messages of `kinds` may be sent: a yes is good for one message. The
 * preview has no such dialog and takes it as agreed.
 */
export async function askForMessages(
  kinds: readonly MessageConsent[] = messageKinds,
): Promise<readonly MessageConsent[]> {
  if (onWeb) return kinds;
  const asked = kinds.filter((kind) => templates[kind] !== '');
  if (asked.length === 0) return [];
  try {
    const answer = (await Taro.requestSubscribeMessage({
      tmplIds: asked.map((kind) => templates[kind]),
      entityIds: [],
    })) as unknown as Readonly<Record<string, string>>;
    return asked.filter((kind) => answer[templates[kind]] === 'accept');
  } catch {
    // Nobody has to agree to messages in order to pay or to ask.
    return [];
  }
}
