import type { ReceiptItem, ReceiptView } from '../../../../contract/receipts';
import { yuan } from '../../../words/money';
import { paymentSourceWords } from '../../../words/order-state';

/** What an item of a receipt is called. */
export const itemWords: Readonly<Record<ReceiptItem['kind'], string>> = {
  premium: '个人缴费',
  ltci: '长期护理保险',
  'fiscal-share': '财政补助部分',
  total: '缴费',
};

/** How an item comes to its amount. */
export function adds({ standardFen, subsidyFen, payFen }: ReceiptItem): string {
  return subsidyFen > 0
    ? `标准 ${yuan(standardFen)} 元，资助 ${yuan(subsidyFen)} 元，自己交 ${yuan(payFen)} 元`
    : `${yuan(payFen)} 元`;
}

/** Which payment source gave what. */
export function paymentSourcesOf({ accountFen, wechatFen, paymentSource }: ReceiptView): string {
  return accountFen > 0 && wechatFen > 0
    ? `家庭共济账户 ${yuan(accountFen)} 元，微信支付 ${yuan(wechatFen)} 元`
    : paymentSourceWords[paymentSource];
}
