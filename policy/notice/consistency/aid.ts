import { fen, greaterFen, inYuan, noFen, percentOf, type Fen } from '../../money';
import type { Finding } from '../problem';
import { type AnyGroup, type AnyRule, groupsOf, rulesInForce, rulesOf, type Subject } from './subject';

type Gives = { readonly method?: string; readonly amountFen?: Fen; readonly percent?: number };

function givesOf(rule: AnyRule): Gives {
  return (rule.gives ?? {}) as Gives;
}

/** What makes somebody a holder of aid: an identity, both of two, or something that happened. */
function hasHolder(group: AnyGroup): boolean {
  return ['identities', 'circumstances', 'holdsAll'].some((name) => group[name] !== undefined);
}

/** Aid that nobody can hold: by age alone or for everybody, with no word for whom it is. */
export function aidForNobody(subject: Subject): readonly Finding[] {
  const subsidies = rulesOf(subject, 'subsidy').filter((rule) => rule.holder === undefined);
  const backs = rulesOf(subject, 'reimbursement');
  return [...subsidies, ...backs].flatMap((rule) =>
    (groupsOf(rule) ?? [{}]).flatMap((group, at) => {
      const holds =
        rule.kind === 'reimbursement' ? (group.identities ?? group.holdsAll) : hasHolder(group) || undefined;
      if (holds !== undefined) return [];
      return [
        {
          rule: rule.rule,
          field: `who.${at}`,
          problem: '这一组没有写是哪种身份，资助永远轮不到谁',
          instead: '写明身份（identities），例如低保对象 dibao；人人都少缴的，直接改个人缴费标准',
        },
      ];
    }),
  );
}

/** The greatest price of a kind, or null where none is known. */
function greatest(rules: readonly AnyRule[] | null): Fen | null {
  const amounts = (rules ?? []).flatMap(({ amountFen }) =>
    typeof amountFen === 'number' ? [fen(amountFen)] : [],
  );
  return amounts.length === 0 ? null : amounts.reduce(greaterFen, noFen);
}

/** Aid that exceeds the price from which it is taken: one of both figures is wrong. */
export function aidAbovePremium(subject: Subject): readonly Finding[] {
  const premium = greatest(rulesInForce(subject, 'premium'));
  const care = greatest(rulesInForce(subject, 'care-premium'));
  const exceeds = (rule: AnyRule, field: string, amount: Fen, price: Fen | null): readonly Finding[] =>
    price === null || amount <= price
      ? []
      : [
          {
            rule: rule.rule,
            field,
            problem: `资助${inYuan(amount)}，比要缴的${inYuan(price)}还多`,
            instead: '核对资助和个人缴费标准两个金额；全部资助的，把 method 写成 full',
          },
        ];
  return [
    ...rulesOf(subject, 'subsidy').flatMap((rule) => {
      const { method, amountFen } = givesOf(rule);
      if (method !== 'fixed' || amountFen === undefined) return [];
      return exceeds(rule, 'gives.amountFen', amountFen, rule.of === 'care-premium' ? care : premium);
    }),
    ...rulesOf(subject, 'reimbursement').flatMap((rule) =>
      typeof rule.amountFen !== 'number' || premium === null
        ? []
        : exceeds(rule, 'amountFen', fen(rule.amountFen), fen(premium + (care ?? 0))),
    ),
  ];
}

/** Aid of nothing, and aid in yuan where fen belong. */
export function unitOfAids(subject: Subject): readonly Finding[] {
  const amounts = [
    ...rulesOf(subject, 'subsidy').map((rule) => ({
      rule,
      field: 'gives.amountFen',
      amount: givesOf(rule).amountFen,
    })),
    ...rulesOf(subject, 'reimbursement').map((rule) => ({
      rule,
      field: 'amountFen',
      amount: rule.amountFen,
    })),
  ];
  return amounts.flatMap(({ rule: { rule }, field, amount }): readonly Finding[] => {
    if (typeof amount !== 'number' || amount >= leastAidFen) return [];
    if (amount === 0) {
      return [
        {
          rule,
          field,
          problem: '资助写的是 0 元，等于没有',
          instead: '照通知写金额（分）；没有资助的，删去这一条',
        },
      ];
    }
    const says = `资助写的是 ${amount} 分，只有${inYuan(fen(amount))}`;
    const instead = `金额用分写：${amount} 元要写 ${amount * 100}`;
    return amount % 100 === 0
      ? [{ rule, field, problem: `${says}，对吗？`, instead, confirm: true }]
      : [{ rule, field, problem: `${says}，像是把元当成分写了`, instead }];
  });
}
const leastAidFen = 1000;

/** Twice the same people: with different aid the notice can't mean both, with the same aid it is written twice. */
export function sameGroupTwice(subject: Subject): readonly Finding[] {
  const priceOf = ({ of }: AnyRule): Fen =>
    greatest(rulesInForce(subject, of === 'care-premium' ? 'care-premium' : 'premium')) ?? noFen;
  const seen = new Map<string, AnyRule>();
  return rulesOf(subject, 'subsidy').flatMap((rule) => {
    const key = JSON.stringify([rule.who, rule.of, rule.tier, rule.countedOn, rule.adds]);
    const before = seen.get(key);
    seen.set(key, rule);
    if (before === undefined) return [];
    if (amountOf(before, priceOf(before)) !== amountOf(rule, priceOf(rule))) return [otherAid(rule, before)];
    // Two funds may give the same; two clauses may say the same.
    return rule.clause === before.clause && rule.fund === before.fund ? [sameAid(rule, before)] : [];
  });
}

function otherAid({ rule }: AnyRule, before: AnyRule): Finding {
  return {
    rule,
    field: 'gives',
    problem: `和规则 ${before.rule} 的对象完全一样，资助却不同，对吗？`,
    instead: '不对的话，只留一条，或者把两条的对象分开写',
    confirm: true,
  };
}

function sameAid({ rule }: AnyRule, before: AnyRule): Finding {
  return {
    rule,
    field: 'gives',
    problem: `和规则 ${before.rule} 的条款、对象、金额都一样，同一笔资助写了两次`,
    instead: '删去其中一条；是两种人的，照通知改对象',
  };
}

function amountOf(rule: AnyRule, priceFen: Fen): Fen {
  const { method, amountFen, percent } = givesOf(rule);
  if (method === 'fixed') return amountFen ?? noFen;
  return method === 'percent' ? percentOf(priceFen, percent ?? 0) : priceFen;
}
