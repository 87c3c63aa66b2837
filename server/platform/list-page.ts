import type { NextPage, PageAfter } from '../../contract/pages';
import type { IsoDay } from '../../policy/calendar';
import { endOfChinaDay, startOfChinaDay } from './china-time';
import type { Database, Filter } from './cloud';
import type { CollectionName, Collections } from '../schema';

/** The fields of a document that hold a moment (ms): what lists are sorted by. */
type Moment<Doc> = { [Field in keyof Doc]: Doc[Field] extends number ? Field : never }[keyof Doc] & string;

/** From the moment `gte` on, and before `lt`, ms; either may be absent. */
export interface Span {
  readonly gte?: number;
  readonly lt?: number;
}

/** The span of China days that a list is asked for, both included. */
export function spanOfDays(days: { readonly from?: IsoDay; readonly to?: IsoDay }): Span {
  const { from, to } = days;
  return {
    ...(from === undefined ? {} : { gte: startOfChinaDay(from) }),
    ...(to === undefined ? {} : { lt: endOfChinaDay(to) }),
  };
}

export interface ListOptions<Doc> {
  readonly filter: Filter<Doc>;
  /**
   * Where a filter's field takes several values, such as states, and its index leads on to `by`: one filter for each. Each is read in
   * the index's order, and all are one list.
   */
  readonly among?: readonly Filter<Doc>[];
  readonly by: Moment<Doc>;
  /** Only what happened in it, by the same index; absent: all. */
  readonly within?: Span;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  /** Where the page before ended; null for the first. */
  readonly after: PageAfter;
}

/**
 * One page of a list, and where the next begins. It goes on behind the last document by an index on the filter's fields, `by`
 * and `_id`, so a late page costs what the first one does, and what was added or dealt with meanwhile moves nothing. The first
 * page is one round trip, each other two at once; of several filters all at once.
 */
export async function listPage<Name extends CollectionName>(
  db: Database,
  collection: Name,
  { filter, among = [{}], by, within: span = {}, order, limit, after }: ListOptions<Collections[Name]>,
): Promise<{ readonly page: readonly Collections[Name][]; readonly next: NextPage }> {
  const inSpan = span.gte === undefined && span.lt === undefined ? {} : { [by]: span };
  const find = (one: object) => (within: object) =>
    db.find(collection, {
      filter: { ...filter, ...one, ...inSpan, ...within } as Filter<Collections[Name]>,
      orderBy: [
        [by, order],
        ['_id', order],
      ],
      limit: limit + 1,
    });
  const lists = await Promise.all(
    among.map((one) =>
      after === null ? find(one)({}) : behind(find(one), { by, span, order }, readPlace(after)),
    ),
  );
  const found = lists.length === 1 ? lists.flat() : lists.flat().sort(inOrder(by, order));
  const page = found.slice(0, limit);
  const last = page[page.length - 1];
  const more = found.length > limit && last !== undefined;
  return { page, next: more ? `${String(last[by])}-${last._id}` : null };
}

function inOrder<Doc extends { readonly _id: string }>(by: Moment<Doc>, order: 'asc' | 'desc') {
  const sign = order === 'asc' ? 1 : -1;
  return (one: Doc, other: Doc): number => {
    const apart = Number(one[by]) - Number(other[by]);
    return sign * (apart === 0 ? compareIds(one._id, other._id) : apart);
  };
}

function compareIds(one: string, other: string): number {
  return one < other ? -1 : 1;
}

interface Place {
  readonly at: number;
  readonly id: string;
}

function readPlace(after: string): Place {
  const hyphen = after.indexOf('-');
  return { at: Number(after.slice(0, hyphen)), id: after.slice(hyphen + 1) };
}

interface Walk {
  readonly by: string;
  readonly span: Span;
  readonly order: 'asc' | 'desc';
}

/** Those of the same moment with later ids, then those of later moments: a filter can't say "or". */
async function behind<Doc>(
  find: (within: object) => Promise<readonly Doc[]>,
  { by, span: { gte, lt }, order }: Walk,
  { at, id }: Place,
): Promise<readonly Doc[]> {
  const onward = order === 'asc';
  const later = onward
    ? { gt: at, ...(lt === undefined ? {} : { lt }) }
    : { lt: at, ...(gte === undefined ? {} : { gte }) };
  const [same, others] = await Promise.all([
    find({ [by]: at, _id: onward ? { gt: id } : { lt: id } }),
    find({ [by]: later }),
  ]);
  return [...same, ...others];
}

/** The same of a list that is in hand whole, sorted. */
export function pageOf<Item extends { readonly at: number }>(
  all: readonly Item[],
  limit: number,
  after: PageAfter,
): { readonly page: readonly Item[]; readonly next: NextPage } {
  const first = after === null ? 0 : Number(readPlace(after).id);
  const page = all.slice(first, first + limit);
  const last = page[page.length - 1];
  const more = all.length > first + limit && last !== undefined;
  return { page, next: more ? `${last.at}-${first + limit}` : null };
}
