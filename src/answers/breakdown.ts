import type { Determination, Item, Subsidy } from '../../policy/determination';
import { aidName } from '../../policy/aid-name';
import { minusFen, negativeFen, noFen, sumFen } from '../../policy/money';
import type { BreakdownLine } from '../components/Breakdown';
import { sayDay } from '../words/days';
import { clauseRef, clausesOfItem } from './notices';

const itemNames: Readonly<Record<Item['kind'], string>> = {
  premium: '个人缴费标准',
  ltci: '长期护理保险',
  'fiscal-share': '本人负担的财政补助部分',
};

const fundNames: Readonly<Record<Subsidy['fund'], string>> = {
  'medical-assistance': '医疗救助基金出',
  'city-finance': '市财政出',
  'disability-employment': '残疾人就业保障金出',
  finance: '财政出',
  unstated: '通知没有写明由哪笔钱出',
};

/** Who pays, how one comes by it, and until when: what a person has to know of money that comes later. */
function hintOf({ fund, timing, claim, applyBy, paidBy }: Subsidy): string {
  const parts = [fundNames[fund]];
  if (timing === 'reimbursed' && claim === 'automatic') parts.push('自动发放，不用申请');
  if (claim === 'apply') parts.push(applyBy ? `要自己申请，最晚${sayDay(applyBy)}` : '要自己申请');
  if (paidBy) parts.push(`${sayDay(paidBy)}前发放`);
  return parts.join('；');
}

function subsidyLine(subsidy: Subsidy, at: number): BreakdownLine {
  return {
    key: `subsidy-${at}`,
    label: aidName(subsidy),
    fen: negativeFen(subsidy.amountFen),
    hint: hintOf(subsidy),
    clauses: [clauseRef(subsidy.notice, subsidy.clause)],
  };
}

/** How the amount due adds up: each standard, what is deducted at once, the sum. */
export function payLines(determination: Determination): readonly BreakdownLine[] {
  const { items, subsidies, payFen } = determination;
  const standards = items.map((item): BreakdownLine => ({
    key: item.kind,
    label: itemNames[item.kind],
    fen: item.standardFen,
    clauses: clausesOfItem(determination, item.kind),
  }));
  const deducted = subsidies.filter((subsidy) => subsidy.timing === 'deducted').map(subsidyLine);
  const sum: BreakdownLine = { key: 'sum', label: '应缴', fen: payFen ?? noFen, clauses: [], sum: true };
  return [...standards, ...deducted, sum];
}

/** What comes back later, and what the person bears in the end. Empty where nothing comes back. */
export function netLines(determination: Determination): readonly BreakdownLine[] {
  const { subsidies, refundFen, netFen, payFen } = determination;
  const later = subsidies
    .filter((subsidy) => subsidy.timing === 'reimbursed')
    .map((subsidy, at) => ({ ...subsidyLine(subsidy, at), key: `reimbursed-${at}` }));
  const refund: readonly BreakdownLine[] =
    refundFen > 0 ? [{ key: 'refund', label: '已缴的退回', fen: negativeFen(refundFen), clauses: [] }] : [];
  const back = [...later, ...refund];
  if (back.length === 0 || netFen === null) return [];
  const before = minusFen(netFen, sumFen(back.map(({ fen }) => fen)));
  const first: BreakdownLine = {
    key: 'before',
    label: before === payFen ? '先缴' : '已缴和应缴',
    fen: before,
    clauses: [],
  };
  return [first, ...back, { key: 'net', label: '最后自己负担', fen: netFen, clauses: [], sum: true }];
}
