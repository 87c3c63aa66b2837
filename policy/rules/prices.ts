import type { Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import type { Fen } from '../money';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import { compileWho, groupsAsk, isEverybody, yes } from './group';
import type { Group, Match, Who } from './group';
import type { Asks, Step } from './rule-kind';

/** A rule that sets an amount, for everybody or, with `who`, for some people. */
export interface PriceRule extends RuleDocument {
  readonly amountFen: Fen;
  readonly who?: readonly Group[];
  /** The tier of which it is the price; without it of all. Only a premium has one. */
  readonly tier?: string;
}

/** A price for some people, ready to be tried. */
interface SpecialPrice {
  readonly amountFen: Fen;
  readonly who: Who;
  readonly set: Step;
  /** Says what was taken on trust of who is in the group. */
  readonly noteMet: (match: Match, person: Person, work: Work) => void;
}

export function isForAll({ who }: PriceRule): boolean {
  return who === undefined || isEverybody(who);
}

function specialPrice(rule: PriceRule, scope: Scope, set: Step): SpecialPrice {
  const who = compileWho(rule.who ?? [], scope);
  return {
    amountFen: rule.amountFen,
    who,
    set,
    noteMet: (match, person, work) => {
      if (match.verdict === yes) who.noteLacks(match, person, work);
    },
  };
}

function lowestMet(specials: readonly SpecialPrice[], person: Person, work: Work): SpecialPrice | null {
  let lowest: SpecialPrice | null = null;
  for (const one of specials) {
    if (lowest !== null && one.amountFen >= lowest.amountFen) continue;
    if (one.who.includes(person, work)) lowest = one;
  }
  return lowest;
}

const nothing: Step = () => undefined;

type Setter<Rule> = (rule: Rule) => Step;

/**
 * Of the prices for some people that fit the lowest counts, else the one for everybody. A fact that isn't known and could
 * give another price is said.
 */
function compileAmong<Rule extends PriceRule>(
  rules: readonly Rule[],
  scope: Scope,
  setter: Setter<Rule>,
): Step {
  const general = rules.find(isForAll);
  const setGeneral = general === undefined ? nothing : setter(general);
  const specials = rules.filter((one) => !isForAll(one)).map((one) => specialPrice(one, scope, setter(one)));
  if (specials.length === 0) return setGeneral;
  return (person, work) => {
    const met = lowestMet(specials, person, work);
    for (const { who, amountFen } of specials) {
      if (met === null || amountFen < met.amountFen) who.each(person, work, who.noteLacks);
    }
    if (met !== null) met.who.each(person, work, met.noteMet);
    (met === null ? setGeneral : met.set)(person, work);
  };
}

/** The prices of one tier, and those of all. */
export function compileTier<Rule extends PriceRule>(
  rules: readonly Rule[],
  { scope, tier, setter }: { readonly scope: Scope; readonly tier: string; readonly setter: Setter<Rule> },
): Step {
  return compileAmong(
    rules.filter((one) => one.tier === undefined || one.tier === tier),
    scope,
    setter,
  );
}

/** All rules of one kind in a notice, weighed at the first of them. `setter` compiles what the price that counts does. */
export function compilePrices<Rule extends PriceRule>(rule: Rule, scope: Scope, setter: Setter<Rule>): Step {
  const rules = scope.rulesOf<Rule>(rule.kind);
  if (rules[0] !== rule) return nothing;
  const tiers = [...new Set(rules.flatMap(({ tier }) => tier ?? []))];
  if (tiers.length === 0) return compileAmong(rules, scope, setter);
  const byTier = new Map(tiers.map((tier) => [tier, compileTier(rules, { scope, tier, setter })]));
  return (person, work) => byTier.get(work.tier)?.(person, work);
}

/** What doesn't fit among the prices of a kind: there is one for everybody, and no second one. */
export function checkPrices(
  rule: PriceRule,
  { rules, overlays }: NoticeDocument,
): { readonly field: string; readonly reason: string } | null {
  const ofKind = rules.filter((one): one is PriceRule => one.kind === rule.kind);
  const forAll = ofKind.filter(isForAll);
  if (isForAll(rule) && forAll.filter(({ tier }) => tier === rule.tier).length > 1) {
    const each = rule.tier === undefined ? '' : '每一档';
    return { field: 'who', reason: `${rule.kind} ${each}只能有一条是对所有人的；其余的用 who 写明对谁` };
  }
  return forAll.length === 0 && overlays === undefined
    ? { field: 'who', reason: `还要有一条不写 who 的 ${rule.kind}：不在任何一组里的人按它缴` }
    : null;
}

export function pricesAsk({ who }: PriceRule, asks: Asks): void {
  if (who !== undefined) groupsAsk(who, asks);
}
