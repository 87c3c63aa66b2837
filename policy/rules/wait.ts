import * as v from 'valibot';
import { missedYearsOf } from '../engine/insurance-history';
import type { Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import { addDays, addMonths, calendarDate, type Day, dayOf } from '../calendar';
import { days } from './fields';
import type { Asks } from './rule-kind';

/**
 * How months of waiting are counted. Paid on 15 March with three months to wait, cover begins on 15 June, on 16 June, on the
 * first day of the third month (1 June), or on the first day of the month after the three (1 July).
 */
const countings = {
  'same-day': (paid: Day, months: number): Day => addMonths(paid, months),
  'next-day': (paid: Day, months: number): Day => addDays(addMonths(paid, months), 1),
  'first-of-month': (paid: Day, months: number): Day => addMonths(firstOfMonth(paid), months),
  'first-of-month-after': (paid: Day, months: number): Day => addMonths(firstOfMonth(paid), months + 1),
} as const;

function firstOfMonth(day: Day): Day {
  const { year, month } = calendarDate(day);
  return dayOf(year, month, 1);
}

/** A wait before cover begins, in days or in months of the calendar. */
export type Wait = { readonly days: number } | WaitInMonths;

interface WaitInMonths {
  readonly months: number;
  readonly counting: keyof typeof countings;
  /**
   * So many months more for each year missed, beyond the first `after`: 0 where the first missed year adds too, 1 where
   * `months` stands for it already. Notices are read in both ways.
   */
  readonly perMissedYear?: { readonly months: number; readonly after: number };
  /** Each missed year that is paid for takes off so much of what was added, never of `months`. */
  readonly repair?: {
    readonly monthsPerYearPaid: number;
    /** From so many missed years on, so many months remain at least. */
    readonly least?: { readonly missedYears: number; readonly months: number };
  };
}

const count = v.pipe(v.number(), v.integer('要填整数'), v.minValue(1), v.maxValue(60));

const inDays = { days };
const inMonths = {
  months: count,
  counting: v.picklist(Object.keys(countings) as (keyof typeof countings)[]),
  perMissedYear: v.optional(
    v.strictObject({ months: count, after: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)) }),
  ),
  repair: v.optional(
    v.strictObject({
      monthsPerYearPaid: count,
      least: v.optional(v.strictObject({ missedYears: count, months: count })),
    }),
  ),
};

function schemaWith(more: v.ObjectEntries): v.GenericSchema {
  return v.pipe(
    v.union(
      [v.strictObject({ ...inDays, ...more }), v.strictObject({ ...inMonths, ...more })],
      '等待期写成 {"days": 90}，或 {"months": 3, "counting": "same-day"}',
    ),
    v.check(
      (wait) => !('repair' in wait) || 'perMissedYear' in wait,
      '写了 repair 就要写 perMissedYear：没有增加的等待期，就没有可以减的',
    ),
  );
}

export const waitSchema = schemaWith({}) as v.GenericSchema<unknown, Wait>;
/** A wait inside the window says besides from where it counts. */
export const coverWaitSchema = schemaWith({ from: v.picklist(['payment', 'cover']) }) as v.GenericSchema<
  unknown,
  Wait & { readonly from: 'payment' | 'cover' }
>;

/** Months to wait for somebody who missed so many years and has paid for some of them since. */
function monthsOf(wait: WaitInMonths, missedYears: number, repaidYears: number): number {
  const { months, perMissedYear, repair } = wait;
  if (perMissedYear === undefined) return months;
  const full = months + perMissedYear.months * Math.max(0, missedYears - perMissedYear.after);
  if (repair === undefined) return full;
  const { least, monthsPerYearPaid } = repair;
  const floor =
    least !== undefined && missedYears >= least.missedYears ? Math.max(months, least.months) : months;
  return Math.min(full, Math.max(floor, full - monthsPerYearPaid * repaidYears));
}

/** A wait as rules use it. */
export interface CompiledWait {
  /** Null where it is counted in days. */
  monthsFor(person: Person): number | null;
  /** The first day of cover where the wait begins on `day`. */
  firstDay(person: Person, day: Day): Day;
  /** Days of waiting, as an answer tells them. */
  daysFor(paid: Day, from: Day): number;
  /** Says that the years missed are not known, where they would make the wait longer. */
  noteLacks(person: Person, work: Work): void;
}

export function compileWait(wait: Wait, scope: Scope): CompiledWait {
  if ('days' in wait) {
    return {
      monthsFor: () => null,
      firstDay: (_person, day) => addDays(day, wait.days),
      daysFor: () => wait.days,
      noteLacks: () => undefined,
    };
  }
  const isOpen = scope.note(
    'attribute-unknown',
    '不知道断缴过几年，等待期先按没有延长算；断缴过的可能还要多等，补上后再算一次。',
  );
  const isOpenWhetherRepaid = scope.note(
    'attribute-unknown',
    '不知道断缴的年份补缴过几年，等待期先按没有补缴算；补缴过的可能少等，补上后再算一次。',
  );
  const monthsFor = ({ sheet: { insurance } }: Person): number =>
    monthsOf(wait, missedYearsOf(insurance) ?? 0, insurance?.repaidYears ?? 0);
  return {
    monthsFor,
    firstDay: (person, day) => countings[wait.counting](day, monthsFor(person)),
    daysFor: (paid, from) => from - paid,
    noteLacks: ({ sheet }, work) => {
      if (wait.perMissedYear === undefined) return;
      const missed = missedYearsOf(sheet.insurance);
      if (missed === undefined) work.notes.add(isOpen);
      else if (missed > 0 && wait.repair !== undefined && sheet.insurance?.repaidYears === undefined)
        work.notes.add(isOpenWhetherRepaid);
    },
  };
}

/** Adds what the length of the wait goes by. */
export function waitAsks(wait: Wait | undefined, { history }: Asks): void {
  if (wait === undefined || !('perMissedYear' in wait)) return;
  history.add('missedYears');
  if (wait.repair !== undefined) history.add('repaidYears');
}
