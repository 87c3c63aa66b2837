import * as v from 'valibot';
import type { Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import { isBetterWay } from '../engine/best';
import type { PassedWay, WayIn, Work } from '../engine/work';
import { circumstanceName } from '../names';
import type { RuleDocument } from '../notice/document';
import { clause, day, days, ruleEntries, text } from './fields';
import { compileWho, groupsAsk, isEverybody, limitsOf, passed, sparesMost, whoSchema, yes } from './group';
import type { Group, Match } from './group';
import type { RuleKind } from './rule-kind';
import { type Fen, minusFen, plusFen } from '../money';
import { addDays, type Day, type IsoDay, laterDay, parseDay } from '../calendar';

export interface CoverRule extends RuleDocument {
  readonly kind: 'cover';
  readonly who: readonly Group[];
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly reading?: string;
}

/**
 * The cover of whoever pays in the window. Where a rule for some people and the one for everybody both fit, the rule for
 * some people counts; of several of those the one that begins first.
 */
export const cover: RuleKind<CoverRule> = {
  kind: 'cover',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('cover'),
    who: whoSchema,
    from: day,
    to: day,
    reading: v.optional(text),
  }),
  stage: 'cover',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const special = !isEverybody(rule.who);
    const period = { from: parseDay(rule.from), to: parseDay(rule.to) };
    const cite = scope.cite(rule.clause);
    const note = rule.reading === undefined ? null : scope.note('interpretation', rule.reading);
    return (person, work) => {
      if (work.phase === 'late' || work.insured || (work.coverIsSpecial && !special)) return;
      if (special && !who.includes(person, work)) return;
      work.cites.add(cite);
      if (note !== null) work.notes.add(note);
      if (work.cover !== null && special && work.coverIsSpecial && work.cover.from <= period.from) return;
      work.cover = period;
      work.coverIsSpecial = special;
    };
  },
  sparesMost,
  asks: (rule, asks) => groupsAsk(rule.who, asks),
};

/** When cover begins that is bought after the window. A new way is a new entry here. */
const beginnings = {
  payment: (person: Person): Day => person.payOn,
  'next-day': (person: Person): Day => addDays(person.payOn, 1),
  birth: (person: Person): Day => person.birth,
  event: (person: Person, { event }: Match): Day =>
    event === null || Number.isNaN(event.on) ? person.payOn : event.on,
  'after-days': (person: Person, _match: Match, wait: number): Day => addDays(person.payOn, wait),
} as const;

export interface LatePaymentRule extends RuleDocument {
  readonly kind: 'late-payment';
  readonly who: readonly Group[];
  /** The last day of payment, and the clause that sets it; without it the year's last day. */
  readonly until?: { readonly day: IsoDay; readonly clause: string };
  readonly price: 'premium' | 'premium-and-fiscal-share';
  /** Whether aid that is deducted at once is deducted here too. */
  readonly aid: boolean;
  readonly begins: keyof typeof beginnings;
  /** With `after-days`: the day of payment is the first of so many days of waiting. */
  readonly waitingDays?: number;
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
    begins: v.picklist(Object.keys(beginnings) as (keyof typeof beginnings)[]),
    waitingDays: v.optional(days),
    with: v.optional(v.array(clause)),
    reading: v.optional(text),
  }),
  v.check(
    ({ begins, waitingDays }) => (begins === 'after-days') === (waitingDays !== undefined),
    'begins 是 after-days 时要写 waitingDays，否则不要写',
  ),
);

/** What a way in costs: the premium less the aid that counts, and the fiscal share where it is due. */
function priceOf({ withAid, withFiscalShare }: WayIn, work: Work): Fen {
  const premiumFen = withAid ? minusFen(work.premiumFen, work.aidFen) : work.premiumFen;
  return withFiscalShare ? plusFen(premiumFen, work.fiscalShareFen) : premiumFen;
}

function wayOf(rule: LatePaymentRule, scope: Scope): WayIn {
  return {
    withFiscalShare: rule.price === 'premium-and-fiscal-share',
    withAid: rule.aid,
    waitingDays: rule.waitingDays ?? 0,
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

/** A way in after the window: for whom, until when, at what price, and when cover begins. */
export const latePayment: RuleKind<LatePaymentRule> = {
  kind: 'late-payment',
  schema: lateSchema,
  stage: 'cover',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const by = wayOf(rule, scope);
    const until = rule.until === undefined ? scope.yearTo : parseDay(rule.until.day);
    const untilCite = rule.until === undefined ? null : scope.cite(rule.until.clause);
    const ownCite = scope.cite(rule.clause);
    const begins = beginnings[rule.begins];
    const forSome = !isEverybody(rule.who);
    const notesOf = passedNotes(scope);
    const take = (match: Match, person: Person, work: Work): void => {
      who.noteLacks(match, person, work);
      if (match.verdict !== yes && match.verdict !== passed) return;
      if (match.verdict === yes) work.met = true;
      if (person.payOn > until) return;
      const from = laterDay(begins(person, match, rule.waitingDays ?? 0), scope.yearFrom);
      const payFen = priceOf(by, work);
      if (match.verdict === passed) {
        work.passedWays.push({ payFen, from, cite: ownCite, ...notesOf(match) });
      } else if (isBetterWay({ payFen, from }, work.way, scope.yearTo)) {
        work.way = { by, payFen, from };
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
    if (rule.begins === 'birth') asks.birthDate = true;
    if (rule.begins !== 'event') return;
    for (const code of rule.who.flatMap((group) => group.circumstances ?? []))
      asks.circumstances.set(code, true);
  },
  turnsAfter: (rule, person) => [
    ...(rule.until === undefined ? [] : [{ label: 'last-date' as const, last: parseDay(rule.until.day) }]),
    ...limitsOf(rule.who, person).map((last) => ({ label: 'limit-last-day' as const, last })),
  ],
};
