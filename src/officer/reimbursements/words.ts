import {
  type ReimbursementBatchView,
  type ReimbursementState,
  type ReimbursementView,
  applicantNames,
} from '../../../contract/reimbursements';
import type { IsoDay } from '../../../policy/calendar';
import type { TagKind } from '../../components/Section';
import { sayDay } from '../../words/days';
import { yuan } from '../../words/money';

export const stateWords: Readonly<Record<ReimbursementState, string>> = {
  'to-apply': '等本人申领',
  applied: '等审核',
  declined: '没有同意',
  due: '等发放',
  batched: '在批次里',
  released: '已放行',
  paid: '已发放',
  returned: '发放退回',
  lapsed: '不用发了',
};

export const stateKinds: Readonly<Record<ReimbursementState, TagKind>> = {
  'to-apply': 'info',
  applied: 'warn',
  declined: 'bad',
  due: 'warn',
  batched: 'info',
  released: 'info',
  paid: 'good',
  returned: 'bad',
  lapsed: 'quiet',
};

/** `140 元，低保对象，自动发，3月31日前` */
export function dueWords({ amountFen, identity, way, paidBy, applyBy }: ReimbursementView): string {
  const how = way === 'automatic' ? '自动发' : '本人申领';
  const until = way === 'apply' ? applyBy : paidBy;
  return [
    `${yuan(amountFen)} 元`,
    identity,
    how,
    ...(until === undefined ? [] : [`${sayDay(until)}前`]),
  ].join('，');
}

/** When it really came, or that the notice's last day for it is over; when he was told to apply. */
export function dayWords(
  { state, paidOn, paidBy, toldOn }: ReimbursementView,
  today: IsoDay,
): readonly string[] {
  const isLate = paidBy !== undefined && (paidOn ?? today) > paidBy && state !== 'lapsed';
  const late = isLate ? `，${paidOn === null ? '已经过了' : '晚于'}通知的期限${sayDay(paidBy)}` : '';
  const came = paidOn === null ? (isLate ? `还没有发放${late}` : '') : `${sayDay(paidOn)}发到账户${late}`;
  return [toldOn === null ? '' : `${sayDay(toldOn)}通知过`, came].filter(Boolean);
}

export function accountWords({ account }: ReimbursementView): string {
  return account === null ? '还没有账号' : `${account.bank} ${account.number}（${account.holder}）`;
}

export function applicantWords({ application, applicant }: ReimbursementView): string {
  if (application === null) return '';
  const who = applicantNames[application.relation];
  return applicant === null
    ? `${sayDay(application.on)}由${who}申领`
    : `本人已去世，${sayDay(application.on)}由${who}${applicant}申领`;
}

export function batchWords({ state, paid, returned, open, lines, isDone }: ReimbursementBatchView): string {
  if (state === 'dissolved') return isDone ? '已经解散，编号不再用' : '正在解散';
  if (!isDone) return state === 'prepared' ? '还没有装完' : '正在放行';
  if (state === 'prepared') return '还没有放行';
  if (open === 0) return returned === 0 ? `${lines}笔都发到了` : `发到${paid}笔，退回${returned}笔`;
  return `发到${paid}笔，退回${returned}笔，还差${open}笔没有结果`;
}
