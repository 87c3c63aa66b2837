import type { ReceiptItem, ReceiptView } from '../../../../contract/receipts';
import { inGroups } from '../../../../contract/check-code';
import { sayDay, sayMomentWithYear } from '../../../words/days';
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

/** What the code is good for, beside it on paper and picture. */
export const checkWords =
  '凭证还有没有效，可以在小程序的“查验缴费凭证”里输入核验码查；有小程序码的，微信扫一下也行。';

/** The insured on the payer's own pages: as he typed him. */
export function nameAtHome({ insured, insuredInFull }: ReceiptView): string {
  return insuredInFull ?? insured;
}

/** The same on what leaves the phone: in full only if the payer wants it so. */
export function nameOutside(receipt: ReceiptView, inFull: boolean): string {
  return inFull ? nameAtHome(receipt) : receipt.insured;
}

/** A name of a fact, its words, and whether it is of this person or of the whole payment. */
export type ReceiptFact = readonly [name: string, words: string, whose: 'each' | 'all'];

function coverOf({ coveredFrom, coveredTo }: ReceiptView): string | null {
  return coveredFrom ? `${sayDay(coveredFrom)}${coveredTo ? `到${sayDay(coveredTo)}` : '起'}` : null;
}

function payerOf({ payer, payerInFull }: ReceiptView, inFull: boolean): string {
  return inFull ? (payerInFull ?? payer) : payer;
}

/** What stands on a receipt, on the page, on paper and on its picture alike. */
export function factsOf(receipt: ReceiptView, inFull: boolean): readonly ReceiptFact[] {
  const { payee, transactionId } = receipt;
  const facts: readonly (readonly [string, string | null | undefined, ReceiptFact[2]])[] = [
    ['参保人', nameOutside(receipt, inFull), 'each'],
    ['参保地', receipt.place, 'each'],
    ['参保年度', `${receipt.year}年度`, 'each'],
    ['享受待遇', coverOf(receipt), 'each'],
    ['已缴', `${yuan(receipt.amountFen)} 元（${paymentSourcesOf(receipt)}）`, 'each'],
    ['其中退回', receipt.givenBackFen ? `${yuan(receipt.givenBackFen)} 元，仍然参保` : null, 'each'],
    ['缴费人', payerOf(receipt, inFull), 'all'],
    ['缴费时间', sayMomentWithYear(receipt.paidAt), 'all'],
    ['微信支付收款方', payee, 'all'],
    ['微信支付交易单号', transactionId, 'all'],
    ['凭证号', receipt.number, 'each'],
    ['核验码', inGroups(receipt.checkCode), 'each'],
  ];
  return facts.flatMap(([name, words, whose]) => (words ? [[name, words, whose] as const] : []));
}
