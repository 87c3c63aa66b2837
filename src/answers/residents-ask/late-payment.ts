import type { LatePaymentRule } from '../../../policy/rules/cover';
import { lastLateDay } from '../../../policy/rules/late-days';
import type { Group } from '../../../policy/rules/group';
import type { CircumstanceCode, IdentityCode } from '../../../policy/fact-sheet';
import type { ResidentQuestionCode } from '../../../policy/residents-questions';
import { circumstanceName } from '../../../policy/names';
import { sayDay } from '../../words/days';
import type { Topic } from './questions';

/** A date or an amount, and what it is. */
export interface Lead {
  readonly figure: string;
  readonly words: string;
}

/** More names than this are too many to be read. */
const mostNames = 4;

function namesOf(names: readonly string[]): string {
  return names.length > mostNames ? `${names.slice(0, 3).join('、')}等${names.length}种人` : names.join('、');
}

/** What the place calls an identity. */
type Called = (code: IdentityCode) => string;

/** Of whom a group speaks; empty for everybody. */
export function whoIn({ identities = [], circumstances = [], ...conditions }: Group, called: Called): string {
  const events = namesOf(circumstances.map(circumstanceName));
  const held = namesOf(identities.map(called));
  if (events !== '' && held !== '') return `${events}的${held}`;
  if (conditions.newbornWithinDays !== undefined || conditions.newbornBeyondDays !== undefined)
    return '新生儿';
  return events || held || (conditions.aided || conditions.aidedSince !== undefined ? '享受资助的人' : '');
}

/** `90 天内`; empty where nothing limits the group in time. */
function limitIn(group: Group): string {
  const within = group.newbornWithinDays ?? group.withinDays;
  if (within !== undefined) return `${within} 天内`;
  if (group.withinMonths !== undefined) return `${group.withinMonths} 个月内`;
  const beyond = group.newbornBeyondDays ?? group.beyondDays;
  return beyond === undefined ? '' : `超过 ${beyond} 天`;
}

function isOf(group: Group, topics: readonly Topic[]): boolean {
  if (topics.length === 0) return true;
  const newborn = group.newbornWithinDays !== undefined || group.newbornBeyondDays !== undefined;
  return topics.some((topic) =>
    topic === 'newborn'
      ? newborn
      : [...(group.identities ?? []), ...(group.circumstances ?? [])].some((code) => code === topic),
  );
}

const beginsWords: Readonly<Record<LatePaymentRule['begins'], string>> = {
  payment: '从交费那天起享受',
  'next-day': '从交费第二天起享受',
  birth: '从出生那天起享受',
  event: '从那天起享受',
  'after-days': '',
  'after-wait': '',
};

/** Where cover begins with an event: its day, as one says it. */
const eventDays: Readonly<Partial<Record<CircumstanceCode, string>>> = {
  'employee-insurance-ended': '从停保那天起享受',
  'entered-welfare-institution': '从进入机构那天起享受',
};

/** `90 天`, `3 个月`; a wait that grows says so. Empty where there is none. */
function waitOf({ waitingDays, wait }: LatePaymentRule): string {
  if (waitingDays !== undefined) return `${waitingDays} 天`;
  if (wait === undefined) return '';
  if ('days' in wait) return `${wait.days} 天`;
  return `${wait.months} 个月${wait.perMissedYear === undefined ? '' : '（断缴过的更久）'}`;
}

/** From when such a payment covers. A beginning that is only our reading of the notice is left to the result. */
function coverOf(rule: LatePaymentRule, group: Group): string {
  const { begins, reading } = rule;
  const wait = waitOf(rule);
  if (wait !== '') return `交了以后等 ${wait}才开始享受`;
  if (reading !== undefined) return '不用等';
  const [event] = group.circumstances ?? [];
  return (begins === 'event' && event ? eventDays[event] : undefined) ?? beginsWords[begins];
}

function costOf({ price }: LatePaymentRule, sum: string): string {
  return price === 'premium' ? `交 ${sum} 元` : '个人缴费和财政补助两部分都自己交';
}

export interface LateAsked {
  readonly code: ResidentQuestionCode;
  readonly topics: readonly Topic[];
  /** What an ordinary person pays, in yuan. */
  readonly sum: string;
  readonly year: number;
  readonly called: Called;
}

/** How long, for a question about waiting. */
function waitLead(rule: LatePaymentRule, group: Group, { called }: LateAsked): Lead {
  const who = whoIn(group, called);
  const limit = limitIn(group);
  const named = limit === '' ? who : `${who}（${limit}）`;
  const wait = waitOf(rule);
  if (wait === '') return { figure: '不用等', words: named };
  return {
    figure: wait,
    words: named === '' ? '过了集中缴费期才交的，要等' : `${named}，要等`,
  };
}

/** How long it is possible, and for what, for a question about paying late. */
function payLead(rule: LatePaymentRule, group: Group, { sum, year, called }: LateAsked): Lead {
  const who = whoIn(group, called);
  const prefix = who === '' ? '' : `${who}：`;
  const limit = limitIn(group);
  const cost = costOf(rule, sum);
  const cover = coverOf(rule, group);
  if (limit !== '') return { figure: limit, words: `${prefix}${cost}，${cover}` };
  const last = lastLateDay(rule, year);
  if (last !== null) {
    const monthly = rule.daysOfMonth === undefined ? '' : `，每月${rule.daysOfMonth.join('日到')}日收`;
    return { figure: sayDay(last.day), words: `过了集中缴费期，最晚这天还能${cost}${monthly}，${cover}` };
  }
  const wait = waitOf(rule);
  if (wait !== '') {
    return {
      figure: wait,
      words: `${prefix || '还能'}${cost}，交了以后等这么久才开始享受`,
    };
  }
  return { figure: `${sum} 元`, words: prefix + cover };
}

const aboutWaiting: readonly ResidentQuestionCode[] = ['shorter-wait', 'how-long-wait', 'when-covered'];

/** One lead for each group of people, of those of whom the question speaks. */
export function leadsOfLatePayment(rule: LatePaymentRule, asked: LateAsked): readonly Lead[] {
  const { code, topics } = asked;
  return rule.who
    .filter((group) => isOf(group, topics))
    .map((group) =>
      aboutWaiting.includes(code) ? waitLead(rule, group, asked) : payLead(rule, group, asked),
    );
}
