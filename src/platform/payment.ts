import Taro from '@tarojs/taro';
import type { PaymentParameters } from '../../contract/orders';

const onWeb = process.env.TARO_ENV === 'h5';

/** What the phone saw of the payment. It is only a hint: the server asks WeChat. */
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
