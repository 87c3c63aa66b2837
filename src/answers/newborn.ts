import type { Determination, FactSheet } from '../../policy/index';
import { newbornTermsOf } from '../../policy/newborn';
import type { NewbornTerms } from '../../policy/newborn';
import type { ClauseRef } from '../components/Breakdown';
import { addDays, daysBetween, sayDay } from '../words/days';
import { consequenceOf, headlineOf } from './headline';
import { clauseRef, determine } from './notices';
import { currentPolicy } from './policy';
import type { IsoDay } from '../../policy/calendar';

/** A child of this many days is spoken of as a newborn. */
const babyDays = 366;

/** One year that may be paid for a newborn, and what it brings. */
export interface NewbornYear {
  readonly key: string;
  readonly title: string;
  readonly result: string;
  readonly lines: readonly string[];
}

/** What the place's notice says for a newborn: until when, and which years may be paid. */
export interface NewbornAdvice {
  readonly lead: string;
  readonly years: readonly NewbornYear[];
  readonly clauses: readonly ClauseRef[];
}

function resultOf(determination: Determination): string {
  return [headlineOf(determination), consequenceOf(determination)].filter(Boolean).join('，');
}

/** The facts for another year, where there is a notice of it. */
function otherYear(facts: FactSheet, year: number): Determination | null {
  const has = currentPolicy().yearsAt(facts.region).includes(year);
  return has ? determine({ ...facts, year }) : null;
}

function birthYearOf(facts: FactSheet, birthDate: IsoDay): NewbornYear {
  const year = Number(birthDate.slice(0, 4));
  const determination = year === facts.year ? determine(facts) : otherYear(facts, year);
  return {
    key: 'birth-year',
    title: `缴出生当年（${year}年）的`,
    result: determination
      ? resultOf(determination)
      : `${year}年交多少，这里没有那一年的通知，请问村（居）委会或医保部门`,
    lines: [`从出生那天（${sayDay(birthDate)}）起，${year}年的医疗费可以报销。`],
  };
}

function nextYearOf(facts: FactSheet, birthYear: number): NewbornYear {
  const year = birthYear + 1;
  const determination = year === facts.year ? determine(facts) : otherYear(facts, year);
  const opened = determination?.status === 'payable' || determination?.status === 'exempt';
  return {
    key: 'next-year',
    title: `只缴下一年（${year}年）的`,
    result: determination ? resultOf(determination) : `${year}年的通知还没有，金额还不知道`,
    lines: [
      ...(opened ? [] : [`要等${year}年的征缴期开始才能这样选。`]),
      `${year}年的医疗费可以报销，出生当年（${birthYear}年）的不能报销。`,
    ],
  };
}

const begins: Readonly<Record<NewbornTerms['begins'], string>> = {
  birth: '从出生那天起的医疗费可以报销。',
  payment: '在集中缴费期以外缴费也不用等。通知没有写从哪天起报销，也没有写缴哪一年的。',
};

/** Only the notices that count from birth name the guardian and the registration. */
const does: Readonly<Record<NewbornTerms['begins'], string>> = {
  birth: '由监护人办好参保登记并缴费',
  payment: '给孩子缴费',
};

function leadOf({ days, begins: from, nextYearAlone }: NewbornTerms, until: IsoDay): string {
  const term = `出生${days}天以内，也就是${sayDay(until)}以前（含这一天），${does[from]}`;
  return nextYearAlone ? `${term}。缴哪一年可以选，两年都缴也可以。` : `${term}，${begins[from]}`;
}

/** A notice that counts from birth doesn't say whether the next year's premium alone pays for the year of birth. */
function birthYearOpen(
  { begins: from, nextYearAlone }: NewbornTerms,
  birthYear: number,
  year: number,
): string {
  if (from !== 'birth' || nextYearAlone || birthYear >= year) return '';
  return `通知没有写只缴${year}年的，${birthYear}年的能不能报销，请问当地医保部门。`;
}

/** What to know for a newborn; null for who isn't one. */
export function newbornAdvice(facts: FactSheet): NewbornAdvice | null {
  const { birthDate, payOn, region, year } = facts;
  if (birthDate === undefined || daysBetween(birthDate, payOn) > babyDays) return null;
  const terms = newbornTermsOf(currentPolicy().noticesAt(region, year));
  if (terms === null) {
    return { lead: '当地的通知没有写新生儿怎么办，请问当地医保部门。', years: [], clauses: [] };
  }
  const until = addDays(birthDate, terms.days);
  const clauses = [clauseRef(terms.notice, terms.clause)];
  if (payOn > until) {
    const lead = `新生儿的期限是出生${terms.days}天以内，到${sayDay(until)}为止，已经过了。下面按现在的规定算。`;
    return { lead, years: [], clauses };
  }
  const birthYear = Number(birthDate.slice(0, 4));
  const years = terms.nextYearAlone ? [birthYearOf(facts, birthDate), nextYearOf(facts, birthYear)] : [];
  const lead = leadOf(terms, until) + birthYearOpen(terms, birthYear, year);
  return { lead, years, clauses };
}
