import { ruleKindName } from '../../rules/kind-names';
import type { Finding } from '../problem';
import { alternativesOf, type AnyGroup, groupsOf, identityNameIn, type Subject, textsIn } from './subject';

type Words = Omit<Finding, 'rule' | 'field'>;

/** Two conditions that leave nobody: what must be less than what. `meet`: whether the same value still leaves somebody. */
const bounds: readonly {
  readonly least: string;
  readonly most: string;
  readonly meet: boolean;
  readonly what: string;
}[] = [
  { least: 'ageAtLeast', most: 'ageUnder', meet: false, what: '年龄' },
  { least: 'ageAtLeast', most: 'ageUnderIfKnown', meet: false, what: '年龄' },
  { least: 'bornFrom', most: 'bornBefore', meet: false, what: '出生日期' },
  { least: 'eventFrom', most: 'eventBefore', meet: false, what: '事情发生的日期' },
  { least: 'beyondDays', most: 'withinDays', meet: false, what: '事情发生后的天数' },
  { least: 'newbornBeyondDays', most: 'newbornWithinDays', meet: false, what: '出生后的天数' },
  { least: 'paidFrom', most: 'paidTo', meet: true, what: '缴费日期' },
];

function crossed(group: AnyGroup): Words | null {
  const found = bounds.find(({ least, most, meet }) => {
    const [from, to] = [group[least], group[most]];
    if (typeof from !== typeof to || (typeof from !== 'number' && typeof from !== 'string')) return false;
    const limit = to as typeof from;
    return meet ? from > limit : from >= limit;
  });
  if (found === undefined) return null;
  return {
    problem: `${found.what}的两个条件互相矛盾（${found.least} ${String(group[found.least])}，${found.most} ${String(group[found.most])}），没有人能同时符合`,
    instead: '改成先小后大的两个数或日期；本来是两种人的，拆成两组',
  };
}

/** In which the quickest gets a year older. */
const yearDays = 365;

function grownNewborn({ newbornWithinDays, ageAtLeast }: AnyGroup): Words | null {
  if (typeof newbornWithinDays !== 'number' || typeof ageAtLeast !== 'number') return null;
  if (ageAtLeast * yearDays <= newbornWithinDays) return null;
  return {
    problem: `出生 ${newbornWithinDays} 天内的人到不了 ${ageAtLeast} 周岁，没有人能同时符合`,
    instead: '新生儿和大人分成两组写',
  };
}

function heldAndNot(group: AnyGroup, subject: Subject): Words | null {
  const none = textsIn(group.holdsNone);
  const held = textsIn(group.identities);
  const all = textsIn(group.holdsAll);
  const both =
    all.find((code) => none.includes(code)) ??
    (held.length > 0 && held.every((code) => none.includes(code)) ? held[0] : undefined);
  if (both === undefined) return null;
  const name = identityNameIn(subject, both);
  return {
    problem: `既要是${name}，又要不是${name}，没有人符合`,
    instead: '在身份（identities）和排除的身份（holdsNone）里，只留通知写的那一处',
  };
}

function noAlternative({ oneOf }: AnyGroup): Words | null {
  if (!Array.isArray(oneOf) || oneOf.length > 0) return null;
  return { problem: '“符合其中一项”里一项也没有写，没有人符合', instead: '写上各项条件，或者删去 oneOf' };
}

/** Known only once it is settled whether a person pays, so only remarks may ask it. */
const ofSettled = ['closedOut', 'payingLate', 'waitingLate', 'aidDeducted'];
/** Known only once the aid is, so what comes before can't ask it. */
const ofAid = ['aided', 'aidedSince', 'aidedOnlyBefore', 'aidCertifiedElsewhere'];
const beforeAid = ['premium', 'fiscal-share', 'care-premium', 'window', 'subsidy'];

function askedTooEarly(kind: string, group: AnyGroup): Words | null {
  const names = Object.keys(group);
  const early =
    (kind === 'remark' ? undefined : names.find((name) => ofSettled.includes(name))) ??
    (beforeAid.includes(kind) ? names.find((name) => ofAid.includes(name)) : undefined);
  if (early === undefined) return null;
  return {
    problem: `“${ruleKindName(kind)}”里不能用条件 ${early}：算到这里时还不知道，永远没有人符合`,
    instead: ofSettled.includes(early)
      ? '这个条件只能写在“提示”（remark）里；这里请写身份、年龄或情况'
      : '这里请写身份（identities）、年龄或情况，不要写资助的结果',
  };
}

function closedAndPaying({ closedOut, payingLate, waitingLate, aidDeducted }: AnyGroup): Words | null {
  if (closedOut === undefined) return null;
  if (payingLate === undefined && waitingLate === undefined && aidDeducted === undefined) return null;
  return {
    problem: '既要已经不能缴，又要正在缴费，没有人能同时符合',
    instead: '拆成两条提示，一条给不能缴的人，一条给正在缴的人',
  };
}

function unmeetable(kind: string, group: AnyGroup, subject: Subject): Words | null {
  if (group.oneOf !== undefined && noAlternative(group) !== null) return noAlternative(group);
  const found = alternativesOf(group).map(
    (one) =>
      crossed(one) ??
      grownNewborn(one) ??
      heldAndNot(one, subject) ??
      closedAndPaying(one) ??
      askedTooEarly(kind, one),
  );
  return found.every((one) => one !== null) ? (found[0] ?? null) : null;
}

/** Groups that nobody can ever be in. */
export function groupsNeverMet(subject: Subject): readonly Finding[] {
  return subject.notice.rules.flatMap(({ rule, kind, ...rest }) =>
    (groupsOf({ rule, kind, ...rest }) ?? []).flatMap((group, at) => {
      const words = unmeetable(kind, group, subject);
      return words === null ? [] : [{ rule, field: `who.${at}`, ...words }];
    }),
  );
}
