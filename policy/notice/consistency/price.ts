import { fen, inYuan } from '../../money';
import { ruleKindName } from '../../rules/kind-names';
import type { Finding } from '../problem';
import { type AnyRule, isForEverybody, rulesInForce, rulesOf, type Subject } from './subject';

/** Rules of a kind that are for everybody, by the tier that each names; without tiers there is one. */
function generalByTier(rules: readonly AnyRule[]): ReadonlyMap<unknown, readonly AnyRule[]> {
  const byTier = new Map<unknown, readonly AnyRule[]>();
  for (const rule of rules.filter(isForEverybody))
    byTier.set(rule.tier, [...(byTier.get(rule.tier) ?? []), rule]);
  return byTier;
}

function severalFor(kind: string, rules: readonly AnyRule[]): readonly Finding[] {
  return [...generalByTier(rules).values()].flatMap((same) =>
    same.slice(1).map(({ rule }) => ({
      rule,
      field: null,
      problem: `“${ruleKindName(kind)}”对所有人写了两条，不知道按哪一条`,
      instead: '只留一条对所有人的；另一条写给哪些人（who），或者删去',
    })),
  );
}

/** Everybody has one price: a notice that isn't laid over another says it, and says it once. */
export function onePremium(subject: Subject): readonly Finding[] {
  const rules = rulesOf(subject, 'premium');
  const isMissing =
    subject.notice.overlays === undefined &&
    !subject.brokenKinds.has('premium') &&
    !rules.some(isForEverybody);
  return [
    ...(isMissing
      ? [
          {
            rule: null,
            field: 'rules',
            problem: '没有写人人都适用的个人缴费标准',
            instead: '补一条“个人缴费标准”（premium），写明金额（分）和条款号',
          },
        ]
      : []),
    ...severalFor('premium', rules),
    ...severalFor('care-premium', rulesOf(subject, 'care-premium')),
  ];
}

/** Who pays in full pays the fiscal share too, so there is one figure of it. */
export function fiscalShareForFullPrice(subject: Subject): readonly Finding[] {
  const shares = rulesInForce(subject, 'fiscal-share');
  const own = severalFor('fiscal-share', rulesOf(subject, 'fiscal-share'));
  if (shares === null || subject.brokenKinds.has('fiscal-share') || shares.some(isForEverybody)) return own;
  const full = rulesOf(subject, 'late-payment').filter(({ price }) => price === 'premium-and-fiscal-share');
  return [
    ...own,
    ...full.map(({ rule }) => ({
      rule,
      field: 'price',
      problem: '写的是连财政补助一起全额缴，可是没有写财政补助是多少',
      instead: '补一条“财政补助”（fiscal-share），写明金额（分）；不用全额缴的，把 price 改成 premium',
    })),
  ];
}

/** In fen: less than this of a kind is an amount in yuan that was written where fen belong. */
const leastFen: Readonly<Record<string, number>> = {
  premium: 1000,
  'fiscal-share': 1000,
  'care-premium': 100,
};
const usualPremium = { least: 10_000, most: 150_000 };

function yuanForFen({ rule, kind, amountFen }: AnyRule): readonly Finding[] {
  const least = leastFen[kind];
  if (least === undefined || typeof amountFen !== 'number' || amountFen <= 0 || amountFen >= least) return [];
  return [
    {
      rule,
      field: 'amountFen',
      problem: `“${ruleKindName(kind)}”写的是 ${amountFen} 分，只有${inYuan(fen(amountFen))}，像是把元当成分写了`,
      instead: `金额用分写：${amountFen} 元要写 ${amountFen * 100}`,
    },
  ];
}

/** In fen: more than this a year nobody pays anywhere; it is an amount in fen that was multiplied once more. */
const mostFen = 2_000_000;

function beyondAnyPrice({ rule, kind, amountFen }: AnyRule): readonly Finding[] {
  if (leastFen[kind] === undefined || typeof amountFen !== 'number' || amountFen <= mostFen) return [];
  return [
    {
      rule,
      field: 'amountFen',
      problem: `“${ruleKindName(kind)}”写的是${inYuan(fen(amountFen))}，哪里都没有这么高`,
      instead: '金额用分写，一元是 100 分：380 元写 38000，不要多写零',
    },
  ];
}

function unusual({ rule, kind, amountFen, ...rest }: AnyRule): readonly Finding[] {
  const least = leastFen[kind];
  if (least === undefined || typeof amountFen !== 'number' || amountFen > mostFen) return [];
  if (amountFen > 0 && amountFen < least) return [];
  const isGeneral = isForEverybody({ rule, kind, ...rest });
  const says = (why: string): Finding => ({
    rule,
    field: 'amountFen',
    problem: `“${ruleKindName(kind)}”写的是${inYuan(fen(amountFen))}，${why}，对吗？`,
    instead: '不对的话，照通知改金额；金额用分写，380 元写 38000',
    confirm: true,
  });
  if (amountFen % 100 !== 0) return [says('不是整元')];
  if (kind !== 'premium' || !isGeneral) return [];
  if (amountFen < usualPremium.least) return [says('比各地一般的标准低很多')];
  return amountFen > usualPremium.most ? [says('比各地一般的标准高很多')] : [];
}

/** Amounts of another unit, and amounts that are asked back. */
export function unitOfPrices({ notice }: Subject): readonly Finding[] {
  const rules = notice.rules as readonly AnyRule[];
  return rules.flatMap((rule) => [...yuanForFen(rule), ...beyondAnyPrice(rule), ...unusual(rule)]);
}
