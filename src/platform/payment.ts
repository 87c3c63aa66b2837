import Taro from '@tarojs/taro';
import { messageTemplatesFrom } from '../../contract/message-templates';
import { messageKinds } from '../../contract/messages';
import type { MessageConsent } from '../../contract/messages';
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

/** Where there is no template nothing is asked. */
const templates = messageTemplatesFrom(process.env.MESSAGE_TEMPLATES);

/**
 * Asks, at the tap on pay or on a request, which messages of `kinds` may be sent: a yes is good for one message. The
 * preview has no such dialog and takes it as agreed.
 */
export async function askForMessages(
  kinds: readonly MessageConsent[] = messageKinds,
): Promise<readonly MessageConsent[]> {
  if (onWeb) return kinds;
  const asked = kinds.flatMap((kind) => {
    const template = templates[kind];
    return template === undefined ? [] : [{ kind, id: template.id }];
  });
  if (asked.length === 0) return [];
  try {
    const answer = (await Taro.requestSubscribeMessage({
      tmplIds: asked.map(({ id }) => id),
      entityIds: [],
    })) as unknown as Readonly<Record<string, string>>;
    return asked.filter(({ id }) => answer[id] === 'accept').map(({ kind }) => kind);
  } catch {
    // Nobody has to agree to messages in order to pay or to ask.
    return [];
  }
}
