import { yuan, fen, minusFen } from '../../money';
import type { Finding } from '../problem';
import { type AnyRule, isForEverybody, rulesOf, type Subject } from './subject';

const priced: readonly string[] = [
  'premium',
  'fiscal-share',
  'care-premium',
  'subsidy',
  'reimbursement',
  'mutual-aid-account',
];

/** What a rule gives, asks or leaves in fen; null where it names no sum or nought. */
function amountOf(rule: AnyRule): number | null {
  const given = (rule.gives as { readonly amountFen?: unknown } | undefined)?.amountFen;
  const amount = rule.amountFen ?? rule.floorFen ?? given;
  return typeof amount === 'number' && amount > 0 ? amount : null;
}

function fieldOf({ amountFen, floorFen }: AnyRule): string {
  if (amountFen !== undefined) return 'amountFen';
  return floorFen === undefined ? 'gives.amountFen' : 'floorFen';
}

/** Sums in words, as the words write them: `380`, `10.5`. */
function sumsIn(words: string): readonly string[] {
  return (words.match(/\d+(\.\d+)?(?=\s*元)/g) ?? []).map((sum) => String(Number(sum)));
}

/** The sums by which words may say an amount: itself, or for an aid what is left to pay. */
function sayings(amount: number, rule: AnyRule, premiums: readonly number[]): readonly string[] {
  const left = rule.kind === 'subsidy' ? premiums.filter((premium) => premium >= amount) : [];
  const all = [fen(amount), ...left.map((premium) => minusFen(fen(premium), fen(amount)))];
  return all.map((sum) => String(Number(yuan(sum))));
}

/** A rule whose sum the plain words of its clause don't have: residents would read last year's. */
export function amountsNotInWords(subject: Subject): readonly Finding[] {
  const { clauses, rules } = subject.notice;
  const says = new Map(clauses.map((words) => [words.clause, words.says]));
  const premiums = rulesOf(subject, 'premium')
    .filter(isForEverybody)
    .flatMap((rule) => amountOf(rule) ?? []);
  return (rules as readonly AnyRule[]).flatMap((rule): readonly Finding[] => {
    const amount = priced.includes(rule.kind) ? amountOf(rule) : null;
    const sums = sumsIn(says.get(rule.clause) ?? '');
    if (amount === null || sums.length === 0) return [];
    if (sayings(amount, rule, premiums).some((sum) => sums.includes(sum))) return [];
    return [
      {
        rule: rule.rule,
        field: fieldOf(rule),
        problem: `规则写的是${yuan(fen(amount))}元，这一条的说明里没有这个数，写的是${sums.join('元、')}元，对吗？`,
        instead: '不对的话，把规则和条款的说明改成一样：居民看到的是条款的说明',
        confirm: true,
      },
    ];
  });
}
