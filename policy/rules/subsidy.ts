import * as v from 'valibot';
import type { Fund, Subsidy } from '../determination';
import type { CircumstanceCode, IdentityCode } from '../fact-sheet';
import { identityName } from '../names';
import type { Scope } from '../engine/scope';
import { identityBits } from '../engine/person';
import type { Person } from '../engine/person';
import type { Aid, Claim, Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import type { PremiumRule } from './premium';
import { clause, day, fen, fund, ruleEntries, text } from './fields';
import { compileWho, groupsAsk, unknown, whoSchema, yes } from './group';
import type { Group } from './group';
import type { RuleKind } from './rule-kind';
import { type Fen, lesserFen, noFen, percentOf } from '../money';
import { laterDay, parseDay } from '../calendar';

type Amount =
  | { readonly method: 'full' }
  | { readonly method: 'fixed'; readonly amountFen: Fen }
  | { readonly method: 'percent'; readonly percent: number; readonly statedFen?: Fen };

export interface SubsidyRule extends RuleDocument {
  readonly kind: 'subsidy';
  readonly who: readonly Group[];
  readonly gives: Amount;
  readonly fund: Fund;
  /** Recognised after this day the aid isn't due; `why` says what is instead. */
  readonly recognisedBy?: { readonly day: string; readonly clause: string; readonly why: string };
}

type Holder = IdentityCode | CircumstanceCode;

const schema = v.strictObject({
  ...ruleEntries,
  kind: v.literal('subsidy'),
  who: whoSchema,
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
}) as unknown as v.GenericSchema<unknown, SubsidyRule>;

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
  return (holder, premiumFen) => {
    const amountFen = aidOf(rule.gives, premiumFen);
    const known = made.get(holder);
    if (known !== undefined && known.amountFen === amountFen) return known;
    const subsidy: Subsidy = Object.freeze({
      identity: holder as Subsidy['identity'],
      method: rule.gives.method,
      amountFen,
      timing: 'deducted',
      fund: rule.fund,
      notice: scope.notice.id,
      clause: rule.clause,
    });
    scope.tables.aids += 1;
    const aid: Aid = { index: scope.tables.aids, amountFen, subsidy, cites };
    made.set(holder, aid);
    return aid;
  };
}

/** One ready claim for each amount. */
function claimMaker(codes: ReadonlySet<string>): (amountFen: Fen) => Claim {
  let last: Claim = { codes, amountFen: noFen };
  return (amountFen) => {
    if (last.amountFen !== amountFen) last = { codes, amountFen };
    return last;
  };
}

/** Says of each identity that would give a claim to the aid that it has ended. */
function endedSayer(
  codes: ReadonlySet<string>,
  scope: Scope,
  cite: number,
): (person: Person, work: Work) => void {
  return (person, work) => {
    for (const { code, until } of person.identities) {
      if (until >= person.payOn || !codes.has(code)) continue;
      work.cites.add(cite);
      work.notes.add(
        scope.note('not-entitled', `${identityName(code)}的身份在这一天之前已经到期，不再享受资助。`),
      );
    }
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
  check: ({ gives }, { rules }) => {
    if (gives.method !== 'percent' || gives.statedFen === undefined) return null;
    const premiums = rules.filter((rule): rule is PremiumRule => rule.kind === 'premium');
    return premiums.every(({ amountFen }) => percentOf(amountFen, gives.percent) === gives.statedFen)
      ? null
      : { field: 'gives.statedFen', reason: '写明的金额不等于标准乘百分比' };
  },
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const aidFor = aidMaker(rule, scope);
    const { recognisedBy } = rule;
    const lastRecognition =
      recognisedBy === undefined ? Number.POSITIVE_INFINITY : parseDay(recognisedBy.day);
    const tooLate = recognisedBy === undefined ? 0 : scope.note('not-entitled', recognisedBy.why);
    const tooLateCite = recognisedBy === undefined ? 0 : scope.cite(recognisedBy.clause);
    const codes = new Set<string>(rule.who.flatMap((group) => group.identities ?? []));
    const claimOf = claimMaker(codes);
    const codeBits = identityBits(rule.who.flatMap((group) => group.identities ?? []));
    const holderByEvent = rule.who.flatMap((group) => group.circumstances ?? [])[0];
    const ownCite = scope.cite(rule.clause);
    const sayEnded = endedSayer(codes, scope, ownCite);
    return (person, work) => {
      if (person.identities.length > 0) sayEnded(person, work);
      if (person.held.length === 0 && person.happened.length === 0) return;
      const verdict = who.test(person, work);
      if (verdict === unknown) who.noteLacks(person, work);
      if (verdict !== yes) return;
      const held = work.foundHeld;
      if (held !== null && held.since > lastRecognition) {
        work.notes.add(tooLate);
        work.cites.add(tooLateCite);
        return;
      }
      const holder = held === null ? holderByEvent : held.code;
      if (holder === undefined) return;
      const aid = aidFor(holder, work.premiumFen);
      work.claimants |= person.heldBits & codeBits;
      work.claims.push(claimOf(aid.amountFen));
      if (held !== null) {
        work.aidByIdentity = true;
        work.aidSince = laterDay(work.aidSince, held.since);
      }
      if (work.aid === null || aid.amountFen > work.aid.amountFen) work.aid = aid;
    };
  },
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
  }) as unknown as v.GenericSchema<unknown, SeveralIdentitiesRule>,
  stage: 'remark',
  compile: (rule, scope) => {
    const cite = scope.cite(rule.clause);
    const note = rule.reading === undefined ? null : scope.note('interpretation', rule.reading);
    return (_person, work) => {
      const isOne = (work.claimants & (work.claimants - 1)) === 0;
      if (isOne && work.claims.length < 2) return;
      if (note === null) work.cites.add(cite);
      else work.notes.add(note);
    };
  },
};
