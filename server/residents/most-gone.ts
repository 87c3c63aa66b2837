import { type Cloud, refuse } from '../platform';
import type { Residence } from '../schema';
import { mostGone } from '../uploads';
import { goneKey, isGoneFor, yearKey } from './standing';
import { countedIn } from './villages';

interface OfList {
  readonly region: string;
  readonly year: number;
}

/**
 * Whether whole lists marked more people of a place as gone for a year than may be, all of them together. Those whom the year's list has, with
 * the marked, are the whole; before it is written, those of the year before. Three round trips, at once.
 */
export function areTooManyGone(cloud: Cloud, of: OfList): Promise<boolean> {
  return areTooManyWith(cloud, of, noChange);
}

/** By how many those change who are listed, and those who are marked as gone, for a year. */
export interface Change {
  readonly here: (year: number) => number;
  readonly gone: (year: number) => number;
}

const noChange: Change = { here: () => 0, gone: () => 0 };

/** What changes by residences of before (null: on no list) in place of those that stand now. */
export function changeOf(
  takenBack: readonly { readonly held: Residence; readonly before: Residence | null }[],
): Change {
  const by = (counts: (one: Residence) => boolean): number =>
    takenBack.reduce(
      (sum, { held, before }) => sum + Number(before !== null && counts(before)) - Number(counts(held)),
      0,
    );
  return {
    here: (year) => by((one) => one.years.includes(year) && !isGoneFor(one, year)),
    gone: (year) => by((one) => isGoneFor(one, year)),
  };
}

/**
 * The same once a list is taken back, for whom it brought was part of the whole: in its place and those above it that lists are counted in, for
 * its year, and for the next, whose whole list may have been compared with it. Twelve round trips at most, at once.
 */
export async function areTooManyGoneAfter(
  cloud: Cloud,
  { region, year }: OfList,
  change: Change = noChange,
): Promise<boolean> {
  const lists = countedIn(region).flatMap((place) =>
    [year, year + 1].map((one) => areTooManyWith(cloud, { region: place, year: one }, change)),
  );
  return (await Promise.all(lists)).includes(true);
}

async function areTooManyWith(cloud: Cloud, { region, year }: OfList, change: Change): Promise<boolean> {
  const count = (listed: string): Promise<number> => cloud.db.count('residents', { listed });
  const [gone, here, before] = await Promise.all([
    count(goneKey(year, region)),
    count(yearKey(year, region)),
    count(yearKey(year - 1, region)),
  ]);
  const goneThen = gone + change.gone(year);
  const listedThen = Math.max(here + change.here(year) + goneThen, before + change.here(year - 1));
  return goneThen > mostGone(Math.max(0, listedThen));
}

/** `TOO_MANY_GONE`: those whom whole lists marked would be more than a tenth of who is left. */
export function tooManyGone(): Error {
  return refuse(
    'TOO_MANY_GONE',
    '撤回这份名单以后，按全部名单标走的人就超过剩下名单的十分之一，所以没有撤回。请先撤回标走他们的那份全部名单，再撤回这一份。',
  );
}
