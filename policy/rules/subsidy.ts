import * as v from 'valibot';
import type { Fund, Subsidy } from '../determination';
import type { CircumstanceCode, IdentityCode } from '../fact-sheet';
import { identityName } from '../names';
import type { Scope } from '../engine/scope';
import { isBetterClaim } from '../engine/best';
import { certifiedWhereInsured, eventBit } from '../engine/person';
import type { Person } from '../engine/person';
import type { Aid, Claim, Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import type { PremiumRule } from './premium';
import { clause, day, fen, fund, ruleEntries, text } from './fields';
import { compileWho, groupsAsk, sparesMost, whoSchema, yes } from './group';
import type { Group, Match } from './group';
import type { RuleKind } from './rule-kind';
import { type Fen, lesserFen, percentOf } from '../money';
import { afterAllDays, type IsoDay, parseDay } from '../calendar';

type Amount =
  | { readonly method: 'full' }
  | { readonly method: 'fixed'; readonly amountFen: Fen }
  | { readonly method: 'percent'; readonly percent: number; readonly statedFen?: Fen };

export interface SubsidyRule extends RuleDocument {
  readonly kind: 'subsidy';
  readonly who: readonly Group[];
  /** Whom the aid is for, in words, where a group names neither identities nor circumstances: 60周岁以上老人. */
  readonly holder?: string;
  readonly gives: Amount;
  readonly fund: Fund;
  /** Recognised after this day the aid isn't due; `why` says what is instead. */
  readonly recognisedBy?: { readonly day: IsoDay; readonly clause: string; readonly why: string };
}

/** By what an aid is due; null where by what the person is, and no identity. */
type Holder = IdentityCode | CircumstanceCode | null;

const schema = v.strictObject({
  ...ruleEntries,
  kind: v.literal('subsidy'),
  who: whoSchema,
  holder: v.optional(text),
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

/** What the rule gives of a premium, in fen, never more than the premium. */
export function aidOf(gives: Amount, premiumFen: Fen): Fen {
  if (gives.method === 'full') return premiumFen;
  if (gives.method === 'fixed') return lesserFen(gives.amountFen, premiumFen);
  return percentOf(premiumFen, gives.percent);
}

/** One ready aid for each identity or event of the rule and each premium that comes up. */
function aidMaker(rule: SubsidyRule, scope: Scope): (holder: Holder, premiumFen: Fen) => Aid {
  const made = new Map<Holder, Aid>();
  const cites = [scope.cite(rule.clause)];
  const holders = rule.who.flatMap(({ identities, circumstances }): readonly Holder[] =>
    identities === undefined && circumstances === undefined
      ? [null]
      : [...(identities ?? []), ...(circumstances ?? [])],
  );
  const firstPlace = scope.tables.takePlaces(holders.length);
  return (holder, premiumFen) => {
    const amountFen = aidOf(rule.gives, premiumFen);
    const known = made.get(holder);
    if (known !== undefined && known.amountFen === amountFen) return known;
    const subsidy: Subsidy = Object.freeze({
      identity: holder as Subsidy['identity'],
      ...(holder === null && rule.holder !== undefined ? { holder: rule.holder } : {}),
      method: rule.gives.method,
      amountFen,
      timing: 'deducted',
      fund: rule.fund,
      notice: scope.notice.id,
      clause: rule.clause,
    });
    scope.tables.aids += 1;
    const place = firstPlace + holders.indexOf(holder);
    const aid: Aid = { index: scope.tables.aids, place, amountFen, subsidy, cites };
    made.set(holder, aid);
    return aid;
  };
}

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
        `${identityName(code)}的身份在这一天之前已经到期，不再按它享受资助。`,
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
  check: ({ gives, who, holder }, { rules }) => {
    if (needsHolder(who) !== (holder !== undefined)) {
      return {
        field: 'holder',
        reason: '有一组既不写身份也不写情况时，要写 holder（例如“60周岁以上老人”）；都写了就不要写',
      };
    }
    if (gives.method !== 'percent' || gives.statedFen === undefined) return null;
    const premiums = rules.filter((rule): rule is PremiumRule => rule.kind === 'premium');
    return premiums.every(({ amountFen }) => percentOf(amountFen, gives.percent) === gives.statedFen)
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
      const aid = aidFor(holder, work.premiumFen);
      if (held !== null && held.since > lastRecognition) {
        work.missedAids.push({ amountFen: aid.amountFen, cites: tooLateCites, note: tooLate });
        return;
      }
      const certifiedHere = !asksWhere || held === null || certifiedWhereInsured(held, person);
      const claim: Claim = { aid, held, certifiedHere };
      work.claims.push(claim);
      work.claimants |= held === null ? eventBit : held.bit;
      if (isBetterClaim(claim, work.claim)) work.claim = claim;
    };
    const takeEnded = ({ verdict, held }: Match, _person: Person, work: Work): void => {
      if (verdict !== yes || held === null) return;
      const { amountFen } = aidFor(held.code, work.premiumFen);
      work.missedAids.push({ amountFen, cites: ownCites, note: noteEnded(held.code) });
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
      const isOne = (work.claimants & (work.claimants - 1)) === 0;
      if (isOne || work.closedOut) return;
      if (note === null) work.cites.add(cite);
      else work.notes.add(note);
    };
  },
};
