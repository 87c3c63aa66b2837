import * as v from 'valibot';
import type { Fund, Subsidy } from '../determination';
import type { IdentityCode } from '../fact-sheet';
import { identityBit } from '../engine/person';
import type { Held, Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import { day, fen, fund, identity, ruleEntries, text } from './fields';
import { compileWho, groupsAsk, unknown, whoSchema, yes } from './group';
import type { Group } from './group';
import { certifiedWhereInsured } from './predicates';
import type { RuleKind } from './rule-kind';
import { beforeAllDays, type Day, parseDay } from '../calendar';
import { type Fen, fen as fenOf } from '../money';

/** Who was on the list of `listDay` and paid between `paidFrom` and `paidTo`, or is recognised anew between the others. */
interface ListDayRule extends RuleDocument {
  readonly kind: 'list-day';
  readonly listDay: string;
  readonly paidFrom: string;
  readonly paidTo: string;
  readonly newFrom: string;
  readonly newTo: string;
  readonly otherwise: string;
}

export const listDay: RuleKind<ListDayRule> = {
  kind: 'list-day',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('list-day'),
    listDay: day,
    paidFrom: day,
    paidTo: day,
    newFrom: day,
    newTo: day,
    otherwise: text,
  }),
};

/** Which fund pays what comes back, by identity. */
interface FundRule extends RuleDocument {
  readonly kind: 'reimbursement-fund';
  readonly identities: readonly IdentityCode[];
  readonly fund: Fund;
}

export const reimbursementFund: RuleKind<FundRule> = {
  kind: 'reimbursement-fund',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('reimbursement-fund'),
    identities: v.array(identity),
    fund,
  }),
};

/** The day by which those on the list are paid. */
interface PayoutRule extends RuleDocument {
  readonly kind: 'payout-day';
  readonly listedBy: string;
}

export const payoutDay: RuleKind<PayoutRule> = {
  kind: 'payout-day',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('payout-day'), listedBy: day }),
};

/** Whether money comes by itself or is applied for, by identity and by how the person came to the list. */
interface ClaimWayRule extends RuleDocument {
  readonly kind: 'claim-way';
  readonly identities: readonly IdentityCode[];
  readonly recognised: 'listed' | 'new' | 'any';
  readonly how: 'automatic' | 'apply';
}

export const claimWay: RuleKind<ClaimWayRule> = {
  kind: 'claim-way',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('claim-way'),
    identities: v.array(identity),
    recognised: v.picklist(['listed', 'new', 'any']),
    how: v.picklist(['automatic', 'apply']),
  }),
};

/** The last day on which money may be applied for. */
interface ClaimDeadlineRule extends RuleDocument {
  readonly kind: 'claim-deadline';
  readonly day: string;
}

export const claimDeadline: RuleKind<ClaimDeadlineRule> = {
  kind: 'claim-deadline',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('claim-deadline'), day }),
};

/** Nothing comes back to who is insured elsewhere than where the identity was certified. */
interface CertifiedHereRule extends RuleDocument {
  readonly kind: 'certified-here';
  readonly otherwise: string;
}

export const certifiedHere: RuleKind<CertifiedHereRule> = {
  kind: 'certified-here',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('certified-here'), otherwise: text }),
};

interface ReimbursementRule extends RuleDocument {
  readonly kind: 'reimbursement';
  readonly who: readonly Group[];
  readonly amountFen: Fen;
}

type Recognition = 'listed' | 'new';

/** The other rules of the notice that say when, from where and how money comes back. */
class Terms {
  private readonly list: ListDayRule | undefined;
  private readonly place: CertifiedHereRule | undefined;
  private readonly ready = new Map<
    string,
    { readonly subsidy: Subsidy; readonly cites: readonly number[] }
  >();
  private readonly days: Readonly<Record<'list' | 'paidFrom' | 'paidTo' | 'newFrom' | 'newTo', Day>>;

  constructor(
    private readonly rule: ReimbursementRule,
    private readonly scope: Scope,
  ) {
    this.list = scope.rulesOf<ListDayRule>('list-day')[0];
    this.place = scope.rulesOf<CertifiedHereRule>('certified-here')[0];
    const read = (given: string | undefined, otherwise: Day): Day =>
      given === undefined ? otherwise : parseDay(given);
    this.days = {
      list: read(this.list?.listDay, scope.yearFrom),
      paidFrom: read(this.list?.paidFrom, beforeAllDays),
      paidTo: read(this.list?.paidTo, scope.yearTo),
      newFrom: read(this.list?.newFrom, scope.yearFrom),
      newTo: read(this.list?.newTo, scope.yearTo),
    };
  }

  /** How the person came to the list, or null; why not is said in `work`. */
  recognition(held: Held, person: Person, work: Work): Recognition | null {
    if (this.place !== undefined && !certifiedWhereInsured(held, person.sheet.region)) {
      return this.deny(work, this.place);
    }
    const { list, paidFrom, paidTo, newFrom, newTo } = this.days;
    const paidInTime = work.paidOn >= paidFrom && work.paidOn <= paidTo;
    if (paidInTime && held.since <= list && held.until >= list) return 'listed';
    if (held.since >= newFrom && held.since <= newTo && work.paidOn <= newTo) return 'new';
    return this.list === undefined ? 'listed' : this.deny(work, this.list);
  }

  private deny(work: Work, rule: ListDayRule | CertifiedHereRule): null {
    work.cites.add(this.scope.cite(rule.clause));
    work.notes.add(this.scope.note('not-entitled', rule.otherwise));
    return null;
  }

  /** What the answer says of this money, with every clause that decided it. */
  of(
    code: IdentityCode,
    recognition: Recognition,
  ): { readonly subsidy: Subsidy; readonly cites: readonly number[] } {
    const key = `${code} ${recognition}`;
    const known = this.ready.get(key);
    if (known !== undefined) return known;
    const { scope, rule } = this;
    const fundRule = scope
      .rulesOf<FundRule>('reimbursement-fund')
      .find(({ identities }) => identities.includes(code));
    const way = scope
      .rulesOf<ClaimWayRule>('claim-way')
      .find(
        ({ identities, recognised }) =>
          identities.includes(code) && (recognised === 'any' || recognised === recognition),
      );
    const payout = scope.rulesOf<PayoutRule>('payout-day')[0];
    const deadline = way?.how === 'apply' ? scope.rulesOf<ClaimDeadlineRule>('claim-deadline')[0] : undefined;
    const subsidy: Subsidy = Object.freeze({
      identity: code,
      method: 'fixed',
      amountFen: rule.amountFen,
      timing: 'reimbursed',
      fund: fundRule?.fund ?? 'unstated',
      ...(way === undefined ? {} : { claim: way.how }),
      ...(deadline === undefined ? {} : { applyBy: deadline.day }),
      ...(payout === undefined || recognition === 'new' ? {} : { paidBy: payout.listedBy }),
      notice: scope.notice.id,
      clause: rule.clause,
    });
    const cites = scope.citeAll(
      [rule, this.list, fundRule, payout, way, deadline].flatMap((one) =>
        one === undefined ? [] : [one.clause],
      ),
    );
    const made = { subsidy, cites };
    this.ready.set(key, made);
    return made;
  }
}

/**
 * How much of `amountFen` may still come back. Whoever holds several identities never gets more than the better of their
 * single roads: what one identity has deducted and given back. Nor more than was paid.
 */
function withinOneRoad(amountFen: Fen, code: IdentityCode, work: Work): Fen {
  let deductedOnThisRoad = 0;
  for (const claim of work.claims) {
    if (claim.codes.has(code)) deductedOnThisRoad = Math.max(deductedOnThisRoad, claim.amountFen);
  }
  const deducted = Math.max(0, work.premiumFen + work.careFen - work.payFen);
  return fenOf(Math.max(0, Math.min(amountFen, deductedOnThisRoad + amountFen - deducted, work.payFen)));
}

/** Money that comes back after payment; of several the one that gives most. */
export const reimbursement: RuleKind<ReimbursementRule> = {
  kind: 'reimbursement',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('reimbursement'),
    who: whoSchema,
    amountFen: fen,
  }) as unknown as v.GenericSchema<unknown, ReimbursementRule>,
  stage: 'back',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const terms = new Terms(rule, scope);
    return (person, work) => {
      if (!work.paid || person.held.length === 0) return;
      const verdict = who.test(person, work);
      if (verdict === unknown) who.noteLacks(person, work);
      const held = work.foundHeld;
      if (verdict !== yes || held === null) return;
      const recognition = terms.recognition(held, person, work);
      if (recognition === null) return;
      work.claimants |= identityBit(held.code);
      const amountFen = withinOneRoad(rule.amountFen, held.code, work);
      if (amountFen <= (work.back?.amountFen ?? 0)) return;
      const { subsidy, cites } = terms.of(held.code, recognition);
      work.back = amountFen === subsidy.amountFen ? subsidy : { ...subsidy, amountFen };
      work.backCites = cites;
    };
  },
  asks: (rule, asks) => groupsAsk(rule.who, asks),
};
