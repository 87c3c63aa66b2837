import { startOfChinaDay } from '../platform';
import { isoDay } from '../../policy/calendar';
import type { Residence, Resident } from '../schema';
import { countedIn } from './villages';

/** The drives that one is listed for at most. */
export const mostYears = 3;

/** The years that one is marked as gone for at most: those he is listed for, and the next, whose whole list lacks him. */
export const mostGoneYears = mostYears + 1;

/** Lists on which one person stands at most. */
export const mostLists = 5;

type Derived = 'listed' | 'insuredWith' | 'missing' | 'expiresAt';

/** The document with what follows from the rest of it. */
export function standing(resident: Omit<Resident, Derived>): Resident {
  const { village, agentId, years, insuredFor, excusedFor, goneFor } = resident;
  const places = countedIn(village);
  const under = [...places, ...(agentId === null ? [] : [agentId])];
  const here = years.filter((year) => !isGoneFor(resident, year));
  const left = here.filter((year) => !insuredFor.includes(year) && !excusedFor.includes(year));
  const marked = goneFor.flatMap(({ year }) => places.map((place) => goneKey(year, place)));
  return {
    ...resident,
    listed: [...here.flatMap((year) => under.map((one) => yearKey(year, one))), ...marked],
    insuredWith: agentId === null ? [] : insuredFor.map((year) => yearKey(year, agentId)),
    missing: left.flatMap((year) => under.map((one) => yearKey(year, one))),
    expiresAt: keptUntil(Math.max(...years)),
  };
}

/** Whether the whole list of a year no longer had him. */
export function isGoneFor({ goneFor }: Pick<Residence, 'goneFor'>, year: number): boolean {
  return goneFor.some((mark) => mark.year === year);
}

/** By what those are found who are listed or missing for a year in a place, or with an agent. */
export function yearKey(year: number, placeOrAgent: string): string {
  return `${year} ${placeOrAgent}`;
}

/** By what those are counted whom whole lists of a year had no longer, in a place or inside it. */
export function goneKey(year: number, place: string): string {
  return `gone ${yearKey(year, place)}`;
}

/**
 * A list serves the enrolment of its year, which newborns and those with a reason join until the year is over; a quarter later it goes
 * (ms). Who is on the next year's list stays.
 */
export function keptUntil(year: number): number {
  return startOfChinaDay(isoDay(`${year + 1}-04-01`));
}

export function residenceOf(resident: Residence): Residence {
  const { village, household, isHead, agentId, phone, years, goneFor } = resident;
  return { village, household, isHead, agentId, phone, years, goneFor };
}

/** Under which a list holds the person: each lets go of him by itself. */
export function listHolder(residentId: string): string {
  return `resident-${residentId.slice(residentId.lastIndexOf('-') + 1)}`;
}
