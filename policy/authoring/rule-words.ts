import { accountRelationsInWords, type NoticeRelation } from '../account-relations';
import { dayInWords, type IsoDay, isIsoDay } from '../calendar';
import type { Fund } from '../determination';
import { fen, inYuan } from '../money';
import { fundName } from '../names';
import { type AnyRule, groupsOf, isForEverybody } from '../notice/consistency/subject';
import { ruleKindName } from '../rules/kind-names';
import type { Tier } from '../rules/tiers';
import { type OwnNames, tierNameAmong } from './own-names';
import { whoInWords } from './who-in-words';

function day(value: unknown): string {
  return isIsoDay(value)
    ? dayInWords(value)
    : value === 'birth'
      ? '出生'
      : value === 'payment'
        ? '缴费'
        : String(value);
}

function amount(value: unknown): string {
  return typeof value === 'number' ? inYuan(fen(value)) : '没有写';
}

function aid({ gives, fund, of, adds, countedOn }: AnyRule, own: OwnNames): string {
  const { method, amountFen, percent } = gives as { method: string; amountFen?: number; percent?: number };
  const much =
    method === 'full' ? '全额资助' : method === 'percent' ? `资助${percent}%` : `资助${amount(amountFen)}`;
  const what = of === 'care-premium' ? '长期护理保险费' : adds === true ? '在别的资助上再加，' : '';
  const on = countedOn === undefined ? '' : `按${tierNameAmong(own, countedOn)}算，`;
  return `${on}${what}${much}（${fundName(fund as Fund)}）`;
}

const beginnings: Readonly<Record<string, string>> = {
  payment: '缴费当天起享受',
  'next-day': '缴费第二天起享受',
  birth: '出生起享受',
  event: '事情发生那天起享受',
};

interface AnyWait {
  readonly days?: number;
  readonly months?: number;
  readonly perMissedYear?: { readonly months: number; readonly after: number };
  readonly repair?: { readonly monthsPerYearPaid: number };
}

function waitInWords(wait: unknown): string {
  const { days, months, perMissedYear, repair } = wait as AnyWait;
  const after = perMissedYear?.after ?? 0;
  return [
    days === undefined ? `等${String(months)}个月` : `等${days}天`,
    ...(perMissedYear === undefined
      ? []
      : [`每断缴一年多等${perMissedYear.months}个月${after > 0 ? `（头${after}年不加）` : ''}`]),
    ...(repair === undefined ? [] : [`每补缴一年少等${repair.monthsPerYearPaid}个月`]),
  ].join('，');
}

function monthlyInWords(daysOfMonth: unknown): string {
  const [first, last] = Array.isArray(daysOfMonth) ? (daysOfMonth as readonly unknown[]) : [];
  return first === undefined ? '' : `，每月${String(first)}日到${String(last)}日收`;
}

function lateInWords(rule: AnyRule): string {
  const { until, price, aid: withAid, begins, waitingDays, wait, daysOfMonth } = rule;
  const last = (until as { readonly day?: IsoDay } | undefined)?.day;
  return [
    `${last === undefined ? '可以过期缴' : `可以过期缴到${day(last)}`}${monthlyInWords(daysOfMonth)}`,
    price === 'premium' ? '只缴个人部分' : '连财政补助一起全额缴',
    withAid === true ? '资助照减' : '没有资助',
    beginnings[String(begins)] ?? waitInWords(wait ?? { days: waitingDays }),
  ].join('，');
}

function accountInWords({ relations, mostPeople, floorFen }: AnyRule): string {
  return [
    `账户能替${accountRelationsInWords(relations as readonly NoticeRelation[])}缴`,
    ...(mostPeople === undefined ? [] : [`一年最多${String(mostPeople)}人`]),
    ...(floorFen === undefined ? [] : [`最少留${amount(floorFen)}`]),
  ].join('，');
}

/** What a rule says to whom it is for, by kind; kinds that decide nothing are told by their own words. */
const said: Readonly<Record<string, (rule: AnyRule, own: OwnNames) => string>> = {
  tiers: ({ tiers: all, usual }, own) =>
    `可以选${(all as readonly Tier[]).map(({ name }) => name).join('、')}，没有选的按${tierNameAmong(own, usual)}`,
  premium: ({ amountFen, tier }, own) =>
    `${tier === undefined ? '' : `${tierNameAmong(own, tier)}：`}每人每年${amount(amountFen)}`,
  'fiscal-share': ({ amountFen, fixed }) =>
    `每人每年${amount(amountFen)}${fixed === false ? '（还没有定）' : ''}`,
  'care-premium': ({ amountFen }) => `每人每年${amount(amountFen)}`,
  window: ({ from, to, daysOfMonth }) => `${day(from)}到${day(to)}${monthlyInWords(daysOfMonth)}`,
  subsidy: aid,
  cover: ({ from, to, wait }) =>
    `从${day(from)}到${day(to)}${wait === undefined ? '' : `，${waitInWords(wait)}`}`,
  'late-payment': lateInWords,
  reimbursement: ({ amountFen }) => `先缴后补${amount(amountFen)}`,
  'payout-day': ({ listedBy }) => `${day(listedBy)}以前发`,
  'claim-deadline': ({ day: last }) => `最晚${day(last)}申领`,
  'mutual-aid-account': accountInWords,
  refund: ({ recognisedBy }) => `${day(recognisedBy)}以前认定的退回该资助的部分`,
};

/** A rule in words: `低保对象：资助320元（财政）`. `own`: what its notices call what only their place has. */
export function ruleInWords(rule: AnyRule, own: OwnNames): string {
  const { says, what } = rule;
  const words =
    said[rule.kind]?.(rule, own) ?? (typeof says === 'string' ? says : typeof what === 'string' ? what : '');
  const who = groupsOf(rule) === null || isForEverybody(rule) ? '' : whoInWords(groupsOf(rule), own);
  return (
    [who, words]
      .filter((part) => part !== '')
      .join('：')
      .replace(/。$/, '') || ruleKindName(rule.kind)
  );
}
