import type { ReimbursementStanding, ReimbursementState } from '../../../../contract/reimbursements';
import type { TagKind } from '../../../components/Section';
import { sayDay } from '../../../words/days';

const labels: Readonly<Record<ReimbursementState, readonly [string, TagKind]>> = {
  'to-apply': ['要自己申领', 'warn'],
  applied: ['等经办机构审核', 'info'],
  declined: ['没有同意', 'bad'],
  due: ['等发放', 'info'],
  batched: ['等发放', 'info'],
  released: ['正在发放', 'info'],
  paid: ['已经发放', 'good'],
  returned: ['没有发到', 'bad'],
  lapsed: ['现在没有', 'quiet'],
};

/** In a word or two. What a draft names isn't on its way. */
export function labelOf({ state, draft }: ReimbursementStanding): readonly [string, TagKind] {
  return draft && (state === 'due' || state === 'batched') ? ['等正式通知', 'info'] : labels[state];
}

function untilWords(day: string | undefined, words: (day: string) => string): string {
  return day === undefined ? '' : words(sayDay(day as NonNullable<ReimbursementStanding['applyBy']>));
}

function toApplyWords({ tells, applyBy, mayApply }: ReimbursementStanding): string {
  const until = untilWords(applyBy, (day) => `最晚${day}。`);
  if (!mayApply) return `${until}现在已经过了，不能再申领。`;
  const teller = tells === null ? '' : `${tells}会通知；没接到通知也可以申领。`;
  return `要自己到医保经办机构申领，${until}${teller}可以先在下面填好，经办机构审核同意以后才发。`;
}

function dueWords({ way, account, paidBy, draft }: ReimbursementStanding): string {
  const where =
    way === 'apply' || account?.kind === 'own'
      ? '经办机构已经同意，会发到申请里的账户。'
      : account === null
        ? '不用申请，会发到部门登记的账户。部门还没有给经办机构账号。'
        : '不用申请，会发到部门登记的账户。';
  const paper = draft ? '征求意见稿' : '通知';
  return (
    (draft ? '按征求意见稿，' : '') + where + untilWords(paidBy, (day) => `${paper}写的是${day}前发放。`)
  );
}

function returnedWords({ way, reason, relativesOnly }: ReimbursementStanding): string {
  const why = reason === null ? '' : `原因：${reason}。`;
  return way === 'apply'
    ? `${why}请在下面换一个账户，再提交一次。`
    : `${why}请找登记账户的部门（民政部门或残联）更正账户。${relativesOnly ? '参保人去世的，由直系亲属在下面申领。' : ''}`;
}

/** What somebody has to do next, or wait for. It promises no more than the notice does, and of a draft nothing. */
export function nextWords(standing: ReimbursementStanding): string {
  const { state, reason, paidOn } = standing;
  switch (state) {
    case 'to-apply':
      return toApplyWords(standing);
    case 'applied':
      return '已经交给经办机构，审核以后这里会写结果。账号填错了，现在还可以改。';
    case 'declined':
      return `没有同意：${reason ?? '请问经办机构'}。改好以后可以再申领。`;
    case 'due':
    case 'batched':
      return dueWords(standing);
    case 'released':
      return '已经交去发放，到账的日子以银行为准，收到结果以后写在这里。';
    case 'paid':
      return paidOn === null ? '已经发放。' : `${sayDay(paidOn)}已经发放。`;
    case 'returned':
      return returnedWords(standing);
    case 'lapsed':
      return reason ?? '现在没有要发的补贴。';
  }
}
