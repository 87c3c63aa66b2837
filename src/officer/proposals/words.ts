import type { ElsewhereOutcome } from '../../../contract/elsewhere-payments';
import type { RejectedRow } from '../../../contract/imports';
import type { ActOfTwo, PartOutcome, ProposalState, ProposalView } from '../../../contract/proposals';
import { yuan } from '../../words/money';

export const actWords: Readonly<Record<ActOfTwo, string>> = {
  'mutual-aid.import-bindings': '共济账户绑定文件',
  'mutual-aid.import-balances': '共济账户余额文件',
  'mutual-aid.undo-bindings': '撤回绑定文件',
  'mutual-aid.undo-balances': '撤回余额文件',
  'mutual-aid.read-result': '扣款结果文件',
  'roster.import': '名册',
  'roster.undo': '撤回整批名册',
  'duplicates.suspend': '暂停居民医保待遇',
  'duplicates.note-death': '登记参保人去世',
  'elsewhere.import': '别处缴费名单',
  'elsewhere.undo': '撤回别处缴费名单',
  'registration.read-answer': '参保登记回执',
  'persons.correct': '更正资料',
  'officers.invite': '邀请经办人',
  'officers.change': '改经办人的职责',
  'refunds.grant': '规定以外的退费',
  'refund-dues.give': '退还资助部分',
  'refund-dues.settle': '登记已在窗口退',
  'reimbursements.accounts': '补贴发放账户',
  'reimbursements.undo-accounts': '撤回补贴发放账户',
  'reimbursements.approve': '同意补贴申领',
  'reimbursements.release': '放行补贴批次',
  'reimbursements.answer': '补贴发放结果',
};

export const stateWords: Readonly<Record<ProposalState, string>> = {
  gathering: '还没送完',
  proposed: '等同意',
  applying: '正在生效',
  done: '已经生效',
  refused: '已退回',
  withdrawn: '已撤回',
};

/** What it is about at a glance, without a name: `12行，余额共1000元`. */
export function sumsWords({ act, sums }: ProposalView): string {
  if (act.startsWith('officers.')) return `${sums.rows}人`;
  return sums.sumFen === null ? `${sums.rows}行` : `${sums.rows}行，共${yuan(sums.sumFen)}元`;
}

/** Of each act's answer the rows that were not taken, in a list of one of these names. */
interface Answer {
  readonly rejected?: readonly RejectedRow[] | number;
  readonly problems?: readonly RejectedRow[];
}

function rowsNotTaken(act: ActOfTwo, { rejected, problems }: Answer): readonly RejectedRow[] {
  const rows = problems ?? (typeof rejected === 'object' ? rejected : []);
  // A roster comes as a list, which the server counts from 0.
  return act === 'roster.import' ? rows.map((one) => ({ ...one, row: one.row + 1 })) : rows;
}

/** Of payments made elsewhere, what came of the lines that were taken; empty for any other act, and before anything did. */
export function takenWords(act: ActOfTwo, outcomes: readonly PartOutcome[]): string {
  if (act !== 'elsewhere.import') return '';
  const all = outcomes.flatMap((outcome) => ('data' in outcome ? [outcome.data as ElsewhereOutcome] : []));
  if (all.length === 0) return '';
  const sum = (name: 'enrolled' | 'twice' | 'listed' | 'amountDiffers' | 'known'): number =>
    all.reduce((count, one) => count + (one[name] ?? 0), 0);
  const [twice, differing, known] = [sum('twice'), sum('amountDiffers'), sum('known')];
  const listed = sum('listed');
  return [
    `按这份名单参保${sum('enrolled')}人`,
    ...(twice === 0 ? [] : [`已经参保又缴的${twice}笔，在待办清单里`]),
    ...(listed === 0 ? [] : [`别的名单上也有的${listed}笔，在待办清单里`]),
    ...(differing === 0 ? [] : [`金额不符的${differing}笔，在待办清单里`]),
    ...(known === 0 ? [] : [`以前导入过的${known}笔`]),
  ].join('；');
}

const undone: Partial<Record<ActOfTwo, true>> = {
  'roster.undo': true,
  'mutual-aid.undo-balances': true,
  'mutual-aid.undo-bindings': true,
  'elsewhere.undo': true,
  'reimbursements.undo-accounts': true,
};

/** What was not taken, or not taken back, each in a sentence. */
export function problemsOf(act: ActOfTwo, outcomes: readonly PartOutcome[]): readonly string[] {
  // A file of tables has a header line, which isn't counted; a roster is read from whatever the office has.
  const beside = act.startsWith('roster.') ? '' : '（不算表头）';
  return outcomes.flatMap((outcome, at) => {
    const part = outcomes.length === 1 ? '' : `第${at + 1}段`;
    if ('refusal' in outcome) return [`${part}没有生效：${outcome.refusal.message}`];
    return rowsNotTaken(act, outcome.data as Answer).map(
      ({ row, message }) => `${part}第${row}行${beside}没有${act in undone ? '撤回' : '采用'}：${message}`,
    );
  });
}
