import { type Fen, fen, inYuan } from '../../money';
import { plainName } from '../../identity-called';
import { ruleKindName } from '../../rules/kind-names';
import { addDays, dayInWords, parseDay } from '../../calendar';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import {
  type AnyRule,
  groupsOf,
  identityNameIn,
  isForEverybody,
  rulesOf,
  type Subject,
  textsIn,
} from './subject';
import { spansOf } from './window';

/** By more than so many per cent a year: a price that differs from last year's is asked back; any that fell is. */
const usualRise = 15;
const usualShiftDays = 45;

/** The newest one of before: a place may have brought out none for some years. */
function beforeOf({ year }: NoticeDocument): string {
  return `${year}年度`;
}

function ofLastYear(lastYear: NoticeDocument, kind: string): readonly AnyRule[] {
  return rulesOf({ notice: lastYear, brokenKinds: new Set(), under: [] }, kind);
}

function generalAmount(rules: readonly AnyRule[]): { readonly rule: string; readonly amount: Fen } | null {
  const found = rules.find((rule) => isForEverybody(rule) && typeof rule.amountFen === 'number');
  return found === undefined ? null : { rule: found.rule, amount: fen(found.amountFen as number) };
}

/** Prices far from last year's. */
export function pricesFarFromLastYear(subject: Subject, lastYear: NoticeDocument): readonly Finding[] {
  return ['premium', 'fiscal-share', 'care-premium'].flatMap((kind) => {
    const now = generalAmount(rulesOf(subject, kind));
    const then = generalAmount(ofLastYear(lastYear, kind));
    if (now === null || then === null) return [];
    const rise = usualRise * Math.max(1, subject.notice.year - lastYear.year);
    const isUsual = now.amount >= then.amount && now.amount * 100 <= then.amount * (100 + rise);
    if (isUsual) return [];
    return [
      {
        rule: now.rule,
        field: 'amountFen',
        problem: `“${ruleKindName(kind)}”${beforeOf(lastYear)}是${inYuan(then.amount)}，现在写的是${inYuan(now.amount)}，对吗？`,
        instead: '不对的话，照新通知改金额；金额用分写，400 元写 40000',
        confirm: true as const,
      },
    ];
  });
}

/** A window on quite other days of the year than last year's. */
export function windowFarFromLastYear(subject: Subject, lastYear: NoticeDocument): readonly Finding[] {
  const [now] = spansOf(rulesOf(subject, 'window').filter(isForEverybody));
  const [then] = spansOf(ofLastYear(lastYear, 'window').filter(isForEverybody));
  if (now === undefined || then === undefined) return [];
  const shift = 365 * (subject.notice.year - lastYear.year);
  return (['from', 'to'] as const).flatMap((field) => {
    const expected = addDays(parseDay(then[field]), shift);
    if (Math.abs(parseDay(now[field]) - expected) <= usualShiftDays) return [];
    return [
      {
        rule: now.rule.rule,
        field,
        problem: `集中缴费期的${field === 'from' ? '第一天' : '最后一天'}${beforeOf(lastYear)}是${dayInWords(then[field])}，现在写的是${dayInWords(now[field])}，对吗？`,
        instead: '不对的话，照新通知改日期',
        confirm: true as const,
      },
    ];
  });
}

/** A code of the place's own that meant somebody else last year: what was certified by it would count for him now. */
export function ownIdentityRenamed({ notice }: Subject, lastYear: NoticeDocument): readonly Finding[] {
  return (notice.identities ?? []).flatMap(({ code, name }, at) => {
    const before = lastYear.identities?.find((one) => one.code === code)?.name ?? name;
    if (plainName(before) === plainName(name)) return [];
    return [
      {
        rule: null,
        field: `identities.${at}.name`,
        problem: `代码 ${code} ${beforeOf(lastYear)}是${before}，现在是${name}，是同一种身份吗？`,
        instead: '不是的话，给新的身份另写一个代码：以前认定的人会按这个代码算',
        confirm: true as const,
      },
    ];
  });
}

function aidedBy(rules: readonly AnyRule[]): ReadonlySet<string> {
  return new Set(
    rules.flatMap((rule) =>
      (groupsOf(rule) ?? []).flatMap(({ identities, circumstances, holdsAll }) =>
        [identities, circumstances, holdsAll].flatMap(textsIn),
      ),
    ),
  );
}

/** Identities that had aid last year and have none any more. */
export function aidGoneSinceLastYear(subject: Subject, lastYear: NoticeDocument): readonly Finding[] {
  const kinds = ['subsidy', 'reimbursement'];
  const now = aidedBy(kinds.flatMap((kind) => rulesOf(subject, kind)));
  const then = aidedBy(kinds.flatMap((kind) => ofLastYear(lastYear, kind)));
  return [...then]
    .filter((code) => !now.has(code))
    .map((code) => ({
      rule: null,
      field: 'rules',
      problem: `${identityNameIn({ notice: lastYear, under: subject.under }, code)}${beforeOf(lastYear)}有资助，现在一条也没有，对吗？`,
      instead: '不对的话，补上“资助参保”（subsidy）这一条',
      confirm: true as const,
    }));
}
