import * as v from 'valibot';
import type { IdentityCode } from '../fact-sheet';
import type { Scope } from '../engine/scope';
import { certifiedWhereInsured } from '../engine/person';
import type { Person } from '../engine/person';
import type { Claim } from '../engine/claim';
import type { Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import { targetOf } from './aid-target';
import type { PriceRule } from './prices';
import { countedBy } from './counted-on';
import { aidMaker } from './ready-aid';
import type { SubsidyRule } from './ready-aid';
import { clause, day, fen, fund, ruleEntries, text } from './fields';
import { compileWho, groupsAsk, sparesMost, whoSchema, yes } from './group';
import type { Group, Match } from './group';
import type { RuleKind } from './rule-kind';
import { tierSchema } from './tier-code';
import { percentOf } from '../money';
import { afterAllDays, parseDay } from '../calendar';

const schema = v.strictObject({
  ...ruleEntries,
  kind: v.literal('subsidy'),
  who: whoSchema,
  holder: v.optional(text),
  of: v.optional(
    v.picklist(
      ['premium', 'care-premium'],
      '资助从哪一笔里减：premium（个人缴费，可不写）或 care-premium（长期护理保险费）',
    ),
  ),
  adds: v.optional(v.literal(true, 'adds 只写 true：加在最高的一种上面；不叠加的不写这一项')),
  countedOn: v.optional(tierSchema),
  gives: v.variant('method', [
    v.strictObject({ method: v.literal('full') }),
    v.strictObject({ method: v.literal('fixed'), amountFen: fen }),
    v.strictObject({
      method: v.literal('percent'),
      percent: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
      statedFen: v.optional(fen),
    }),
  ]),
  fund,
  recognisedBy: v.optional(v.strictObject({ day, clause, why: text })),
});

/** Whether one of the groups is named by neither an identity nor an event. */
function needsHolder(who: readonly Group[]): boolean {
  return who.some(({ identities, circumstances }) => identities === undefined && circumstances === undefined);
}

/** Says of each identity that has ended what it would give. */
function endedNotes(scope: Scope): (code: IdentityCode) => number {
  const made = new Map<IdentityCode, number>();
  return (code) => {
    let note = made.get(code);
    if (note === undefined) {
      note = scope.note(
        'not-entitled',
        `${scope.identityName(code)}的身份在这一天之前已经到期，不再按它享受资助。`,
      );
      made.set(code, note);
    }
    return note;
  };
}

/**
 * Aid deducted at once. Of several the highest counts, never their sum; a notice that says so has a rule
 * `several-identities`, in any other the reading is noted.
 */
export const subsidy: RuleKind<SubsidyRule> = {
  kind: 'subsidy',
  schema,
  stage: 'aid',
  check: ({ gives, who, holder, of, adds, countedOn }, { rules, overlays }) => {
    if (needsHolder(who) !== (holder !== undefined)) {
      return {
        field: 'holder',
        reason: '有一组既不写身份也不写情况时，要写 holder（例如“60周岁以上老人”）；都写了就不要写',
      };
    }
    if (adds === true && of === 'care-premium') {
      return {
        field: 'adds',
        reason: '长期护理保险费的资助不能叠加',
        instead: '删去 adds；确实要叠加的，把几种资助合成一条，金额写加起来的数',
      };
    }
    const ofKind = of ?? 'premium';
    const all = rules.filter((rule): rule is PriceRule => rule.kind === ofKind);
    const prices = countedOn === undefined ? all : all.filter(({ tier }) => tier === countedOn);
    if (countedOn !== undefined && prices.length === 0) {
      return {
        field: 'countedOn',
        reason: `这份通知没有“${countedOn}”这一档的个人缴费标准，资助没法按它算`,
        instead: '改成有个人缴费标准的一档；按本人选的档算的，删去 countedOn',
      };
    }
    if (prices.length === 0 && ofKind === 'care-premium' && overlays === undefined) {
      return {
        field: 'of',
        reason: '这份通知没有写长期护理保险费，资助没有可减的',
        instead: '补一条“长期护理保险费”（care-premium）；资助的是个人缴费的，删去 of',
      };
    }
    if (gives.method !== 'percent' || gives.statedFen === undefined) return null;
    return prices.every(({ amountFen }) => percentOf(amountFen, gives.percent) === gives.statedFen)
      ? null
      : {
          field: 'gives.statedFen',
          reason: '写明的金额不等于标准乘百分比',
          instead: '核对百分比、金额和个人缴费标准，改正写错的那个',
        };
  },
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const aidFor = aidMaker(rule, scope);
    const target = targetOf(rule);
    const priceFor = countedBy(rule, scope, target);
    const { recognisedBy } = rule;
    const lastRecognition = recognisedBy === undefined ? afterAllDays : parseDay(recognisedBy.day);
    const tooLate = recognisedBy === undefined ? 0 : scope.note('not-entitled', recognisedBy.why);
    const tooLateCites = recognisedBy === undefined ? [] : [scope.cite(recognisedBy.clause)];
    const noteEnded = endedNotes(scope);
    const ownCites = [scope.cite(rule.clause)];
    const asksWhere = scope.asksWhereCertified;
    const firstEvent = rule.who.flatMap((group) => group.circumstances ?? [])[0];
    const take = (match: Match, person: Person, work: Work): void => {
      who.noteLacks(match, person, work);
      if (match.verdict !== yes) return;
      const { held, event } = match;
      const holder = held !== null ? held.code : event === null ? null : (firstEvent ?? null);
      const aid = aidFor(holder, priceFor(person, work));
      if (held !== null && held.since > lastRecognition) {
        target.miss({ amountFen: aid.amountFen, cites: tooLateCites, note: tooLate }, work);
        return;
      }
      const certifiedHere = !asksWhere || held === null || certifiedWhereInsured(held, person);
      const claim: Claim = { aid, held, certifiedHere };
      target.take(claim, work);
    };
    const takeEnded = ({ verdict, held }: Match, person: Person, work: Work): void => {
      if (verdict !== yes || held === null) return;
      const { amountFen } = aidFor(held.code, priceFor(person, work));
      target.miss({ amountFen, cites: ownCites, note: noteEnded(held.code) }, work);
    };
    return (person, work) => {
      who.each(person, work, take);
      who.eachEnded(person, work, takeEnded);
    };
  },
  sparesMost,
  asks: (rule, asks) => groupsAsk(rule.who, asks),
};

interface SeveralIdentitiesRule extends RuleDocument {
  readonly kind: 'several-identities';
  /** How the text was read, where the notice doesn't say that the highest counts. */
  readonly reading?: string;
}

/** Who has a claim to several aids gets the highest. Without `reading` the notice says so itself. */
export const severalIdentities: RuleKind<SeveralIdentitiesRule> = {
  kind: 'several-identities',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('several-identities'),
    reading: v.optional(text),
  }),
  stage: 'remark',
  sparesMost: () => true,
  compile: (rule, scope) => {
    const cite = scope.cite(rule.clause);
    const note = rule.reading === undefined ? null : scope.note('interpretation', rule.reading);
    return (_person, work) => {
      if (!(work.claimants.areSeveral || work.careClaimants.areSeveral) || work.closedOut) return;
      if (note === null) work.cites.add(cite);
      else work.notes.add(note);
    };
  },
};
