import { identityCodes, type NoticeDocument, type OwnIdentityCode, shippedNotices } from '../../../policy';
import type { RandomPeople } from '../random-people';
import { shifted } from '../random-people';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const isDay = /^\d{4}-\d{2}-\d{2}$/;
const distances = [-400, -92, -31, -1, 1, 31, 92, 366];
const amounts = [-100, 100, 1000, 20_000, 64_000];

/** One value as a slip of the pen would leave it. */
function slipped(value: Json, chance: RandomPeople): Json {
  if (typeof value === 'string' && isDay.test(value)) return shifted(value, chance.pick(distances));
  if (typeof value === 'number')
    return Math.max(0, value + chance.pick(value > 999 ? amounts : [-30, -1, 1, 30]));
  return typeof value === 'boolean' ? !value : value;
}

/** A copy in which about one value in `one` has slipped, and one entry in as many of a list or a group is gone. */
function withSlips(value: Json, chance: RandomPeople, one: number): Json {
  if (Array.isArray(value)) {
    return (value as readonly Json[])
      .filter(() => !chance.isOneIn(one))
      .map((each) => withSlips(each, chance, one));
  }
  if (typeof value !== 'object' || value === null)
    return chance.isOneIn(one) ? slipped(value, chance) : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => ['rule', 'kind', 'clause'].includes(name) || !chance.isOneIn(one * 3))
      .map(([name, inner]) => [name, withSlips(inner as Json, chance, one)]),
  );
}

/** More than there are bits. */
export const ownCodes = Array.from({ length: 40 }, (_, at): OwnIdentityCode => `own-${at}`);

/** A copy in which about every third common identity is one of the place's own, wherever it stands. */
function withOwn(value: Json, chance: RandomPeople): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => withOwn(each, chance));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withOwn(inner as Json, chance)]),
    );
  }
  const isCommon = identityCodes.some((code) => code === value);
  return isCommon && chance.isOneIn(3) ? chance.pick(ownCodes) : value;
}

/** What the rules name of those, declared with everything that an identity may carry. */
function declaredFor(rules: Json): Pick<NoticeDocument, 'identities'> {
  const written = JSON.stringify(rules);
  const used = ownCodes.filter((code) => written.includes(`"${code}"`));
  const attributes = ['dueToIllness', 'monitored', 'disabilityGrade', 'lostWorkCapacity', 'student'] as const;
  return used.length === 0
    ? {}
    : { identities: used.map((code) => ({ code, name: `当地${code.slice(4)}类人员`, attributes })) };
}

/**
 * A shipped notice with slips in its rules, every second one with identities of a place's own in place of common ones; its
 * clauses and answers stay.
 */
export function mutated(chance: RandomPeople): NoticeDocument {
  const notice = chance.pick(shippedNotices);
  const slipped = withSlips(notice.rules as unknown as Json, chance, 12 + chance.below(100));
  const rules = chance.isOneIn(2) ? withOwn(slipped, chance) : slipped;
  return {
    ...notice,
    questions: {},
    ...declaredFor(rules),
    rules: rules as unknown as NoticeDocument['rules'],
  };
}
