import * as v from 'valibot';
import type { Fund, Subsidy } from '../determination';
import type { IdentityCode } from '../fact-sheet';
import { isBetterBack } from '../engine/best';
import { certifiedWhereInsured } from '../engine/person';
import type { Held, Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Back, Missed } from '../engine/claim';
import type { Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import { day, fen, fund, identity, ruleEntries, text } from './fields';
import { compileWho, groupsAsk, sparesMost, whoSchema, yes } from './group';
import type { Group, Match } from './group';
import type { RuleKind } from './rule-kind';
import { afterAllDays, beforeAllDays, calendarDate, type Day, type IsoDay, parseDay } from '../calendar';
import { type Fen, fen as fenOf } from '../money';

/** Who was on the list of `listDay` and paid between `paidFrom` and `paidTo`, or is recognised anew between the others. */
interface ListDayRule extends RuleDocument {
  readonly kind: 'list-day';
  readonly listDay: IsoDay;
  readonly paidFrom: IsoDay;
  readonly paidTo: IsoDay;
  readonly newFrom: IsoDay;
  readonly newTo: IsoDay;
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
  readonly listedBy: IsoDay;
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
  readonly day: IsoDay;
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

/** Why nothing comes back to somebody who is in the rule's group. */
type Denial = Omit<Missed, 'amountFen'>;

/** Money that comes back by an identity, with every clause that decided it; `claimUntil` is the last day to apply. */
interface Ready extends Omit<Back, 'amountFen'> {
  readonly claimUntil: Day;
  readonly closed: Denial | null;
}

/** The other rules of the notice that say when, from where and how money comes back. */
class Terms {
  private readonly list: ListDayRule | undefined;
  private readonly notListed: Denial | null;
  private readonly certifiedElsewhere: Denial | null;
  private readonly ready = new Map<string, Ready>();
  private readonly days: Readonly<Record<'list' | 'paidFrom' | 'paidTo' | 'newFrom' | 'newTo', Day>>;
  private readonly holders: readonly IdentityCode[];
  private readonly firstPlace: number;

  constructor(
    private readonly rule: ReimbursementRule,
    private readonly scope: Scope,
  ) {
    this.list = scope.rulesOf<ListDayRule>('list-day')[0];
    this.notListed = this.denialBy(this.list);
    this.certifiedElsewhere = this.denialBy(scope.rulesOf<CertifiedHereRule>('certified-here')[0]);
    this.holders = rule.who.flatMap(({ identities }) => identities ?? []);
    this.firstPlace = scope.tables.takePlaces(this.holders.length);
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

  private denialBy(rule: ListDayRule | CertifiedHereRule | undefined): Denial | null {
    return rule === undefined
      ? null
      : {
          cites: [this.scope.cite(rule.clause)],
          note: this.scope.note('not-entitled', rule.otherwise),
        };
  }

  /** Whether an identity was on the list, and its holder paid in time. It stays so when the identity ends later. */
  isListed(held: Held, work: Work): boolean {
    const { list, paidFrom, paidTo } = this.days;
    return (
      this.list !== undefined &&
      work.paidOn >= paidFrom &&
      work.paidOn <= paidTo &&
      held.since <= list &&
      held.until >= list
    );
  }

  isElsewhere(held: Held, person: Person): boolean {
    return this.certifiedElsewhere !== null && !certifiedWhereInsured(held, person);
  }

  /** How an identity that counts on the day came to the list, or why nothing comes back by it. */
  recognition(held: Held, person: Person, work: Work): Recognition | Denial {
    const { newFrom, newTo } = this.days;
    if (this.certifiedElsewhere !== null && this.isElsewhere(held, person)) return this.certifiedElsewhere;
    if (this.isListed(held, work)) return 'listed';
    if (held.since >= newFrom && held.since <= newTo && work.paidOn <= newTo) return 'new';
    return this.notListed ?? 'listed';
  }

  /** What the answer says of this money. */
  of(code: IdentityCode, recognition: Recognition): Ready {
    const key = `${code} ${recognition}`;
    let known = this.ready.get(key);
    if (known === undefined) {
      known = this.make(code, recognition);
      this.ready.set(key, known);
    }
    return known;
  }

  private make(code: IdentityCode, recognition: Recognition): Ready {
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
    const payout = recognition === 'new' ? undefined : scope.rulesOf<PayoutRule>('payout-day')[0];
    const deadline = way?.how === 'apply' ? scope.rulesOf<ClaimDeadlineRule>('claim-deadline')[0] : undefined;
    const subsidy: Subsidy = Object.freeze({
      ...scope.holderOf(code),
      method: 'fixed',
      amountFen: rule.amountFen,
      timing: 'reimbursed',
      fund: fundRule?.fund ?? 'unstated',
      ...(way === undefined ? {} : { claim: way.how }),
      ...(deadline === undefined ? {} : { applyBy: deadline.day }),
      ...(payout === undefined ? {} : { paidBy: payout.listedBy }),
      notice: scope.notice.id,
      clause: rule.clause,
    });
    const decided = [rule, this.list, fundRule, scope.rulesOf<PayoutRule>('payout-day')[0], way, deadline];
    return {
      subsidy,
      place: this.firstPlace + this.holders.indexOf(code),
      cites: scope.citeAll(decided.flatMap((one) => (one === undefined ? [] : [one.clause]))),
      claimUntil: deadline === undefined ? afterAllDays : parseDay(deadline.day),
      closed: deadline === undefined ? null : this.closedAfter(code, deadline),
    };
  }

  private closedAfter(code: IdentityCode, { clause: of, day: last }: ClaimDeadlineRule): Denial {
    const { year, month, day: dayOfMonth } = calendarDate(parseDay(last));
    return {
      cites: [this.scope.cite(of)],
      note: this.scope.note(
        'claim-closed',
        `${this.scope.identityName(code)}的这笔补贴要自己申领，最晚${year}年${month}月${dayOfMonth}日，现在已经过了，不再算进来。`,
      ),
    };
  }
}

/**
 * How much of `amountFen` may still come back. Whoever holds several identities never gets more than the better of their
 * single roads: what one identity has deducted and given back. Nor more than was paid.
 */
function withinOneRoad(amountFen: Fen, code: IdentityCode, work: Work): Fen {
  const deductedOnThisRoad = work.mostDeductedBy(code) + work.deductedBesidesFen;
  const deducted = Math.max(0, work.premiumFen + work.careFen - work.payFen);
  return fenOf(Math.max(0, Math.min(amountFen, deductedOnThisRoad + amountFen - deducted, work.payFen)));
}

/** Money that comes back after payment, by each identity for itself; of several the best. */
export const reimbursement: RuleKind<ReimbursementRule> = {
  kind: 'reimbursement',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('reimbursement'),
    who: whoSchema,
    amountFen: fen,
  }),
  stage: 'back',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const terms = new Terms(rule, scope);
    const consider = (held: Held, recognition: Recognition | Denial, person: Person, work: Work): void => {
      const amountFen = withinOneRoad(rule.amountFen, held.code, work);
      if (typeof recognition !== 'string') {
        work.missedBacks.push({ ...recognition, amountFen });
        return;
      }
      const ready = terms.of(held.code, recognition);
      if (ready.closed !== null && person.payOn > ready.claimUntil) {
        work.missedBacks.push({ ...ready.closed, amountFen });
        return;
      }
      work.claimants.add(held);
      const back: Back = { subsidy: ready.subsidy, place: ready.place, cites: ready.cites, amountFen };
      if (amountFen > 0 && isBetterBack(back, work.back)) work.back = back;
    };
    const take = (match: Match, person: Person, work: Work): void => {
      who.noteLacks(match, person, work);
      const { verdict, held } = match;
      if (verdict === yes && held !== null)
        consider(held, terms.recognition(held, person, work), person, work);
    };
    const takeEnded = (match: Match, person: Person, work: Work): void => {
      const { verdict, held } = match;
      if (held === null || !terms.isListed(held, work) || terms.isElsewhere(held, person)) return;
      who.noteLacks(match, person, work);
      if (verdict === yes) consider(held, 'listed', person, work);
    };
    return (person, work) => {
      if (!work.paid) return;
      who.each(person, work, take);
      who.eachEnded(person, work, takeEnded);
    };
  },
  sparesMost,
  asks: (rule, asks) => groupsAsk(rule.who, asks),
};
