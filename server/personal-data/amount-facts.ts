import { sayDay } from '../../contract/calendar-day';
import type { Policy } from '../../policy';
import { aidName } from '../../policy/aid-name';
import { clauseLabel } from '../../policy/clause';
import type { Cite, Determination, Item } from '../../policy/determination';
import { inYuan } from '../../policy/money';
import type { Fact } from './holding';

const itemNames: Readonly<Record<Item['kind'], string>> = {
  premium: '个人缴费标准',
  ltci: '长期护理保险',
  'fiscal-share': '本人负担的财政补助部分',
};

/** The kinds of rule that carry a figure. */
const itemRules: Readonly<Record<Item['kind'], readonly string[]>> = {
  premium: ['premium'],
  ltci: ['care-premium', 'care-premium-due'],
  'fiscal-share': ['fiscal-share', 'late-payment'],
};
const coverRules = ['cover', 'late-payment'] as const;

/** How an amount adds up and which days are covered, a line each, with the clauses of the notice that carry it. */
export function amountFacts(policy: Policy, determination: Determination): readonly Fact[] {
  const { items, subsidies, payFen, coverage } = determination;
  const by = (cites: readonly Cite[]): string => inBrackets(policy, cites);
  return [
    ...items.map(({ kind, standardFen }): Fact => [
      itemNames[kind],
      `${inYuan(standardFen)}${by(citedFor(policy, determination, itemRules[kind]))}`,
    ]),
    ...subsidies.map((subsidy): Fact => {
      const { timing, amountFen, notice, clause } = subsidy;
      const how = timing === 'deducted' ? '少缴' : '以后补回';
      return [aidName(subsidy), `${how}${inYuan(amountFen)}${by([{ notice, clause }])}`];
    }),
    ...(payFen === null ? [] : [['应缴', inYuan(payFen)] as const]),
    ...(coverage === null
      ? []
      : [
          [
            '待遇',
            `${sayDay(coverage.from)}到${sayDay(coverage.to)}${by(citedFor(policy, determination, coverRules))}`,
          ] as const,
        ]),
  ];
}

/** Of the clauses that decided, those on which rules of some kinds stand. */
function citedFor(
  policy: Policy,
  { notices, cites }: Determination,
  kinds: readonly string[],
): readonly Cite[] {
  const found = policy.documents
    .filter(({ id }) => notices.includes(id))
    .flatMap(({ id, rules }) =>
      rules.filter(({ kind }) => kinds.includes(kind)).map(({ clause }) => `${id} ${clause}`),
    );
  return cites.filter(({ notice, clause }) => found.includes(`${notice} ${clause}`));
}

function inBrackets(policy: Policy, cites: readonly Cite[]): string {
  const ids = [...new Set(cites.map(({ notice }) => notice))];
  const named = ids.map((id) => {
    const title = policy.notice(id)?.title ?? id;
    const clauses = cites
      .filter(({ notice }) => notice === id)
      .map(({ clause }) => policy.describe(id, clause)?.label ?? clauseLabel(clause));
    return `《${title}》${[...new Set(clauses)].join('、')}`;
  });
  return named.length === 0 ? '' : `（${named.join('；')}）`;
}
