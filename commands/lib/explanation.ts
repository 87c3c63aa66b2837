import { noFen } from '../../policy/money';
import type { Cite, Determination, Item, Policy, Subsidy } from '../../policy';
import { fundName, statusName, yuan } from '../../policy';
import { aidName } from '../../policy/aid-name';

const itemNames: Readonly<Record<Item['kind'], string>> = {
  premium: '个人缴费',
  ltci: '长期护理保险',
  'fiscal-share': '财政补助部分（自己出）',
};

const methodNames: Readonly<Record<Subsidy['method'], string>> = {
  full: '全额',
  fixed: '定额',
  percent: '按比例',
};

/** One determination for a person to read, in Chinese, line by line. */
export function explain(policy: Policy, determination: Determination): readonly string[] {
  return [
    ...amountLines(determination),
    ...windowLines(policy, determination),
    ...sumLines(determination),
    ...subsidyLines(policy, determination),
    ...coverLines(determination),
    ...noteLines(determination),
    ...clauseLines(policy, determination),
  ];
}

function amountLines({ status, payFen, netFen, opensOn }: Determination): readonly string[] {
  const lines = [`结果：${statusName(status)}`];
  if (payFen !== null) lines.push(`现在交：${yuan(payFen)} 元`);
  if (netFen !== null && netFen !== payFen) lines.push(`最后自己负担：${yuan(netFen)} 元`);
  if (opensOn !== undefined) lines.push(`下一个可以交的日子：${opensOn}`);
  return lines;
}

/** Outside the days on which the notice takes money: which days those are. */
function windowLines(policy: Policy, { status, notices }: Determination): readonly string[] {
  if (status !== 'closed' && status !== 'not-open') return [];
  return notices.flatMap((id) => {
    const notice = policy.notice(id);
    if (!notice?.window) return [];
    const last = notice.lastDate === null ? '' : `，最晚 ${notice.lastDate.day}`;
    return notice.windows.map(({ clause, from, to, daysOfMonth, months = [] }) => {
      const every = daysOfMonth === null ? '' : `，每月 ${daysOfMonth[0]} 日到 ${daysOfMonth[1]} 日`;
      const single = months.map(({ month, days }) => `，${month} 是 ${days[0]} 日到 ${days[1]} 日`).join('');
      const where = placeOf(policy, { notice: id, clause });
      return `${notice.year} 年度的集中缴费：${from} 到 ${to}${every}${single}${last}（${where}）`;
    });
  });
}

function sumLines({ items, payFen, reimbursedFen, refundFen, netFen }: Determination): readonly string[] {
  const lines = items.map(({ kind, standardFen, subsidyFen, payFen: due }) => {
    const less = subsidyFen === 0 ? '' : ` － 资助 ${yuan(subsidyFen)} ＝ ${yuan(due)}`;
    return `  ${itemNames[kind]} ${yuan(standardFen)}${less} 元`;
  });
  if (items.length > 1)
    lines.push(
      `  合计 ${items.map((item) => yuan(item.payFen)).join(' ＋ ')} ＝ ${yuan(payFen ?? noFen)} 元`,
    );
  if (reimbursedFen > 0) lines.push(`  以后补 ${yuan(reimbursedFen)} 元`);
  if (refundFen > 0) lines.push(`  退回已交的 ${yuan(refundFen)} 元`);
  if (lines.length === 0 || netFen === null) return [];
  return ['', '怎么算的：', ...lines];
}

function subsidyLines(policy: Policy, { subsidies }: Determination): readonly string[] {
  if (subsidies.length === 0) return [];
  const lines = subsidies.map((subsidy) => {
    const when = subsidy.timing === 'deducted' ? '交费时减' : '交费后补';
    const how =
      subsidy.claim === undefined ? '' : subsidy.claim === 'automatic' ? '，自动发' : '，要自己申领';
    const applyBy = subsidy.applyBy === undefined ? '' : `，最晚 ${subsidy.applyBy} 申领`;
    const paidBy = subsidy.paidBy === undefined ? '' : `，${subsidy.paidBy} 前发到`;
    return (
      `  ${aidName(subsidy)}：${when} ${yuan(subsidy.amountFen)} 元（${methodNames[subsidy.method]}，` +
      `${fundName(subsidy.fund)}${how}${applyBy}${paidBy}） ${placeOf(policy, subsidy)}`
    );
  });
  return ['', '资助：', ...lines];
}

function coverLines({ coverage }: Determination): readonly string[] {
  if (coverage === null) return [];
  const wait = coverage.waitingDays === 0 ? '' : `（交费后要等 ${coverage.waitingDays} 天）`;
  return ['', `享受待遇：${coverage.from} 到 ${coverage.to}${wait}`];
}

function noteLines({ notes }: Determination): readonly string[] {
  return notes.length === 0 ? [] : ['', '请注意：', ...notes.map(({ text }) => `  · ${text}`)];
}

function clauseLines(policy: Policy, { cites }: Determination): readonly string[] {
  if (cites.length === 0) return [];
  return [
    '',
    '依据：',
    ...cites.map(
      (cite) => `  ${placeOf(policy, cite)} ${policy.describe(cite.notice, cite.clause)?.says ?? ''}`,
    ),
  ];
}

/** `《…通知》二（四）`. */
function placeOf(policy: Policy, { notice, clause }: Pick<Cite, 'notice' | 'clause'>): string {
  const label = policy.describe(notice, clause)?.label ?? clause;
  return `《${policy.notice(notice)?.title ?? notice}》${label}`;
}
