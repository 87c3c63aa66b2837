import type { GivenAtWindow } from '../../contract/given-at-window';
import { inYuan } from '../../policy/money';
import type { RefundDue, Reimbursement } from '../schema';
import { type OfResidents, always } from './holding';
import { isLater, most } from './subject';
import { nameOfIdentity, placeOf } from './words';

/** How far money is that a notice gives back, in words for whoever is to have it and for offices. */
export const reimbursementStateNames: Readonly<Record<Reimbursement['state'], string>> = {
  'to-apply': '等申请',
  applied: '等审核',
  declined: '没有同意',
  due: '等发放',
  batched: '已列入发放批次',
  released: '已交银行发放',
  paid: '已发放',
  returned: '银行退回',
  lapsed: '不再发放',
};

/** What a notice gives back to a person after he paid, and who applied for it. */
export const reimbursements: OfResidents<Reimbursement> = {
  of: 'residents',
  heading: '缴费以后补给您的钱',
  erasure: 'renamed',
  find: async (cloud, { openId, person }) => {
    const applied = await cloud.db.find('reimbursements', { filter: { applicants: openId }, limit: most });
    if (person === null) return applied;
    const own = await cloud.db.find('reimbursements', { filter: { personId: person._id }, limit: most });
    return [...applied, ...own.filter(({ _id }) => applied.every((one) => one._id !== _id))];
  },
  isLater: ({ history }, subject) =>
    history.some(({ event, by, at }) => event === 'applied' && by === subject.openId && isLater(subject, at)),
  whole: ({ personId }, { person }) => personId === person?._id,
  facts: ({ year, region, amountFen, identity, account, paidOn, state, reason, tells, told }) => [
    ['年度', String(year)],
    ['参保地', placeOf(region)],
    ['金额', inYuan(amountFen)],
    ['凭哪种身份', nameOfIdentity(identity)],
    ['登记的账户', account === null ? '没有' : `${account.bank}，账号加密保存`],
    ...(tells === null && told === null
      ? []
      : [['通知', told === null ? `${tells}还没有登记通知过您` : `${told.on}通知过您`] as const]),
    ['发放', paidOn ?? '还没有'],
    ['办到哪一步', `${reimbursementStateNames[state]}${reason === null ? '' : `：${reason}`}`],
  ],
};

function windowWords({ on, amountFen, way }: GivenAtWindow): string {
  return `${on}退${inYuan(amountFen)}，${way}`;
}

/** What goes back because an office certified him after he had paid. */
export const refundDues: OfResidents<RefundDue> = {
  of: 'residents',
  heading: '缴费以后认定、该退的资助部分',
  whole: always,
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('refund-dues', { filter: { personId: person._id }, limit: most }),
  facts: ({ year, region, paidOn, amountFen, words, givenAtWindow }) => [
    ['年度', String(year)],
    ['参保地', placeOf(region)],
    ['缴费', paidOn],
    ['该退', inYuan(amountFen)],
    ['说明', words],
    ['窗口退还', givenAtWindow === undefined ? '没有登记' : windowWords(givenAtWindow)],
  ],
};
