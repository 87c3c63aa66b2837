import * as v from 'valibot';
import type { Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import { isBetterWay } from '../engine/best';
import type { Cover, PassedWay, WayIn, Work } from '../engine/work';
import { circumstanceName } from '../names';
import type { RuleDocument } from '../notice/document';
import { clause, day, days, ruleEntries, text } from './fields';
import {
  asksHistory,
  compileWho,
  groupsAsk,
  isEverybody,
  limitsOf,
  passed,
  sparesMost,
  whoSchema,
  yes,
} from './group';
import type { Group, Match } from './group';
import { type Beginning, beginningNames, beginnings } from './beginning';
import { lastLateDay, lateDaysOf } from './late-days';
import { type ByMonth, byMonthEntries } from './open-days';
import type { Asks, RuleKind } from './rule-kind';
import { type CompiledWait, compileWait, coverWaitSchema, type Wait, waitAsks, waitSchema } from './wait';
import { type Fen, minusFen, plusFen } from '../money';
import { earlierDay, type IsoDay, laterDay, noDay, parseDay } from '../calendar';

export interface CoverRule extends RuleDocument {
  readonly kind: 'cover';
  readonly who: readonly Group[];
  /** A day, or what it begins with. */
  readonly from: IsoDay | Beginning;
  /** Where it begins with something: not before this day; without it the year's first. */
  readonly notBefore?: IsoDay;
  readonly to: IsoDay;
  /** A wait inside the window, from payment or from the day on which cover would begin. */
  readonly wait?: Wait & { readonly from: 'payment' | 'cover' };
  readonly reading?: string;
}

const coverSchema = v.pipe(
  v.strictObject({
    ...ruleEntries,
    kind: v.literal('cover'),
    who: whoSchema,
    from: v.union(
      [day, v.picklist(beginningNames)],
      `待遇从哪天开始，写日期，或写 ${beginningNames.join('、')}`,
    ),
    notBefore: v.optional(day),
    to: day,
    wait: v.optional(coverWaitSchema),
    reading: v.optional(text),
  }),
  v.check(
    ({ from, notBefore }) => notBefore === undefined || isBeginning(from),
    'from 已经是日期，就不要写 notBefore',
  ),
) as v.GenericSchema<unknown, CoverRule>;

function isBeginning(from: string): from is Beginning {
  return from in beginnings;
}

type CoverOf = (person: Person, match: Match | null) => Cover;

/** The cover that a rule gives to one person; the same object for all where it hangs on nothing of theirs. */
function coverOf(rule: CoverRule, scope: Scope, wait: CompiledWait | null): CoverOf {
  const to = parseDay(rule.to);
  const begins = isBeginning(rule.from) ? beginnings[rule.from] : null;
  if (begins === null && wait === null) {
    const fixed = { from: parseDay(rule.from), to, waitingDays: 0, waitingMonths: null };
    return () => fixed;
  }
  const first = begins === null ? parseDay(rule.from) : noDay;
  const notBefore = rule.notBefore === undefined ? scope.yearFrom : parseDay(rule.notBefore);
  return (person, match) => {
    const from = begins === null ? first : laterDay(begins(person, match), notBefore);
    if (wait === null) return { from, to, waitingDays: 0, waitingMonths: null };
    const after = rule.wait?.from === 'cover' ? from : person.payOn;
    const waited = wait.firstDay(person, after);
    if (waited <= from) return { from, to, waitingDays: 0, waitingMonths: null };
    return {
      from: waited,
      to,
      waitingDays: wait.daysFor(after, waited),
      waitingMonths: wait.monthsFor(person),
    };
  };
}

/**
 * The cover of whoever pays in the window. Where a rule for some people and the one for everybody both fit, the rule for
 * some people counts; of several of those the one that begins first.
 */
export const cover: RuleKind<CoverRule> = {
  kind: 'cover',
  schema: coverSchema,
  stage: 'cover',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const special = !isEverybody(rule.who);
    const wait = rule.wait === undefined ? null : compileWait(rule.wait, scope);
    const coverFor = coverOf(rule, scope, wait);
    const byMatch = rule.from === 'event' || asksHistory(rule.who);
    const cite = scope.cite(rule.clause);
    const note = rule.reading === undefined ? null : scope.note('interpretation', rule.reading);
    const give = (person: Person, work: Work, match: Match | null): void => {
      work.cites.add(cite);
      if (note !== null) work.notes.add(note);
      wait?.noteLacks(person, work);
      const period = coverFor(person, match);
      if (work.cover !== null && special && work.coverIsSpecial && work.cover.from <= period.from) return;
      work.cover = period;
      work.coverIsSpecial = special;
    };
    const take = (match: Match, person: Person, work: Work): void => {
      who.noteLacks(match, person, work);
      if (match.verdict === yes) give(person, work, match);
    };
    return (person, work) => {
      if (work.phase === 'late' || work.insured || (work.coverIsSpecial && !special)) return;
      if (byMatch) who.each(person, work, take);
      else if (!special || who.includes(person, work)) give(person, work, null);
    };
  },
  sparesMost,
  asks: (rule, asks) => {
    groupsAsk(rule.who, asks);
    waitAsks(rule.wait, asks);
    beginningAsks(rule.from, rule.who, asks);
  },
};

export interface LatePaymentRule extends RuleDocument, ByMonth {
  readonly kind: 'late-payment';
  readonly who: readonly Group[];
  /** The last day of payment, and the clause that sets it; without it the year's last day. */
  readonly until?: { readonly day: IsoDay; readonly clause: string };
  readonly price: 'premium' | 'premium-and-fiscal-share';
  /** Whether aid that is deducted at once is deducted here too. */
  readonly aid: boolean;
  readonly begins: Beginning | 'after-days' | 'after-wait';
  /** With `after-days`: the day of payment is the first of so many days of waiting. */
  readonly waitingDays?: number;
  /** With `after-wait`: another wait, from the day of payment on. */
  readonly wait?: Wait;
  /** The first day of payment in this way; without it the day after the window. */
  readonly from?: IsoDay;
  /** The first day of cover that is possible, and the last one; without them those of the year. */
  readonly notBefore?: IsoDay;
  readonly to?: IsoDay;
  /** Further clauses that decide here. */
  readonly with?: readonly string[];
  readonly reading?: string;
}

const lateSchema = v.pipe(
  v.strictObject({
    ...ruleEntries,
    kind: v.literal('late-payment'),
    who: whoSchema,
    until: v.optional(v.strictObject({ day, clause })),
    price: v.picklist(['premium', 'premium-and-fiscal-share']),
    aid: v.boolean(),
    begins: v.picklist([...beginningNames, 'after-days', 'after-wait']),
    waitingDays: v.optional(days),
    wait: v.optional(waitSchema),
    from: v.optional(day),
    ...byMonthEntries,
    notBefore: v.optional(day),
    to: v.optional(day),
    with: v.optional(v.array(clause)),
    reading: v.optional(text),
  }),
  v.check(
    ({ begins, waitingDays }) => (begins === 'after-days') === (waitingDays !== undefined),
    'begins 是 after-days 时要写 waitingDays，否则不要写',
  ),
  v.check(
    ({ begins, wait }) => (begins === 'after-wait') === (wait !== undefined),
    'begins 是 after-wait 时要写 wait，否则不要写',
  ),
  v.check(
    ({ from, until }) => from === undefined || until === undefined || from <= until.day,
    '这种补缴的开始 from 不能晚于截止 until',
  ),
) as v.GenericSchema<unknown, LatePaymentRule>;

/** What a way in costs: premium and care premium less the aid that counts, and the fiscal share where it is due. */
function priceOf({ withAid, withFiscalShare }: WayIn, work: Work): Fen {
  const fullFen = plusFen(work.premiumFen, work.careFen);
  const ownFen = withAid ? minusFen(fullFen, plusFen(work.aidFen, work.careAidFen)) : fullFen;
  return withFiscalShare ? plusFen(ownFen, work.fiscalShareFen) : ownFen;
}

function wayOf(rule: LatePaymentRule, scope: Scope): WayIn {
  return {
    withFiscalShare: rule.price === 'premium-and-fiscal-share',
    withAid: rule.aid,
    cites: scope.citeAll([rule.clause, ...(rule.with ?? [])]),
    readings: rule.reading === undefined ? [] : [scope.note('interpretation', rule.reading)],
  };
}

/** What is said to whom a time limit has passed, by what he has it from. */
function passedNotes(scope: Scope): (match: Match) => Pick<PassedWay, 'closed' | 'otherwise'> {
  const made = new Map<string, Pick<PassedWay, 'closed' | 'otherwise'>>();
  return ({ event }) => {
    const name = event === null ? '新生儿' : circumstanceName(event.code);
    let notes = made.get(name);
    if (notes === undefined) {
      notes = {
        closed: scope.note('limit-passed', `${name}：特别的办理期限已经过了，不能再按它缴费。`),
        otherwise: scope.note('limit-passed', `${name}：特别的办理期限已经过了，这里按别的规定算。`),
      };
      made.set(name, notes);
    }
    return notes;
  };
}

/** From when such a payment covers, and its wait. */
function termsOf(rule: LatePaymentRule, scope: Scope): (person: Person, match: Match) => Cover {
  const notBefore = rule.notBefore === undefined ? scope.yearFrom : parseDay(rule.notBefore);
  const to = rule.to === undefined ? scope.yearTo : parseDay(rule.to);
  if (rule.begins !== 'after-days' && rule.begins !== 'after-wait') {
    const begins = beginnings[rule.begins];
    return (person, match) => ({
      from: laterDay(begins(person, match), notBefore),
      to,
      waitingDays: 0,
      waitingMonths: null,
    });
  }
  const wait = compileWait(rule.wait ?? { days: rule.waitingDays ?? 0 }, scope);
  return (person) => {
    const waited = wait.firstDay(person, person.payOn);
    return {
      from: laterDay(waited, notBefore),
      to,
      waitingDays: wait.daysFor(person.payOn, waited),
      waitingMonths: wait.monthsFor(person),
    };
  };
}

/** A way in after the window: for whom, from when until when, at what price, and when cover begins. */
export const latePayment: RuleKind<LatePaymentRule> = {
  kind: 'late-payment',
  schema: lateSchema,
  stage: 'cover',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const by = wayOf(rule, scope);
    const { from, until, nextFrom } = lateDaysOf(rule, scope.notice.year);
    const untilCite = rule.until === undefined ? null : scope.cite(rule.until.clause);
    const ownCite = scope.cite(rule.clause);
    const wait = rule.wait === undefined ? null : compileWait(rule.wait, scope);
    const coverFor = termsOf(rule, scope);
    const forSome = !isEverybody(rule.who);
    const notesOf = passedNotes(scope);
    const take = (match: Match, person: Person, work: Work): void => {
      who.noteLacks(match, person, work);
      if (match.verdict !== yes && match.verdict !== passed) return;
      if (match.verdict === yes) work.met = true;
      if (person.payOn > until) return;
      const payFen = priceOf(by, work);
      const opensOn = nextFrom(person.payOn);
      if (opensOn > person.payOn && (payFen > 0 || person.payOn < from)) {
        if (match.verdict === yes) work.lateOpensOn = earlierDay(work.lateOpensOn, opensOn);
        return;
      }
      const terms = coverFor(person, match);
      if (match.verdict === passed) {
        work.passedWays.push({ payFen, from: terms.from, to: terms.to, cite: ownCite, ...notesOf(match) });
        return;
      }
      wait?.noteLacks(person, work);
      if (isBetterWay({ payFen, from: terms.from, to: terms.to }, work.way)) {
        work.way = { by, payFen, ...terms };
      }
    };
    return (person, work) => {
      if (work.phase !== 'late' || work.insured) return;
      const passedBefore = work.passedWays.length;
      work.met = false;
      who.each(person, work, take);
      if (!work.met) return;
      if (work.passedWays.length > passedBefore) work.passedWays.length = passedBefore;
      if (person.payOn <= until) return;
      if (untilCite !== null) work.cites.add(untilCite);
      if (forSome) work.cites.add(ownCite);
    };
  },
  sparesMost,
  asks: (rule, asks) => {
    groupsAsk(rule.who, asks);
    waitAsks(rule.wait, asks);
    beginningAsks(rule.begins, rule.who, asks);
  },
  turnsAfter: (rule, person, year) => [
    ...lastDateOf(rule, year),
    ...limitsOf(rule.who, person).map((last) => ({ label: 'limit-last-day' as const, last })),
  ],
};

function lastDateOf(rule: LatePaymentRule, year: number) {
  const last = lastLateDay(rule, year);
  return last === null ? [] : [{ label: 'last-date' as const, last: parseDay(last.day) }];
}

/** The day from which cover begins has to be known. */
function beginningAsks(begins: string, who: readonly Group[], asks: Asks): void {
  if (begins === 'birth') asks.birthDate = true;
  if (begins !== 'event') return;
  for (const code of who.flatMap((group) => group.circumstances ?? [])) asks.circumstances.set(code, true);
}
