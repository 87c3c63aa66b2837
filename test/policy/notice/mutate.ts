import { type NoticeDocument, shippedNotices } from '../../../policy';
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

/** A shipped notice with slips in its rules; its clauses and answers stay. */
export function mutated(chance: RandomPeople): NoticeDocument {
  const notice = chance.pick(shippedNotices);
  const rules = withSlips(notice.rules as unknown as Json, chance, 12 + chance.below(100));
  return { ...notice, questions: {}, rules: rules as unknown as NoticeDocument['rules'] };
}
