import type { Person } from '../engine/person';
import { addDays, type Day, noDay } from '../calendar';
import type { Match } from './group';

/**
 * When cover begins that isn't set to a day. A new way is a new entry here. What isn't known counts as the day of payment,
 * which promises least.
 */
export const beginnings = {
  payment: (person: Person): Day => person.payOn,
  'next-day': (person: Person): Day => addDays(person.payOn, 1),
  birth: ({ birth, payOn }: Person): Day => (Number.isNaN(birth) ? payOn : birth),
  event: ({ payOn }: Person, match: Match | null): Day => {
    const on = match?.event?.on ?? noDay;
    return Number.isNaN(on) ? payOn : on;
  },
} as const;

export type Beginning = keyof typeof beginnings;
export const beginningNames = Object.keys(beginnings) as readonly Beginning[];
