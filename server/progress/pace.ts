import type { CollectingDays, Pace } from '../../contract/progress';
import { type Day, type IsoDay, formatDay, parseDay } from '../../policy/calendar';
import type { DutiesOfNotice } from '../policy-registry';

type Spans = DutiesOfNotice['collecting'];

function daysBefore(spans: Spans, day: Day): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to + 1, day) - from), 0);
}

/** How many of a notice's collecting days are over before `today`; null where it has none. */
export function collectingOn(spans: Spans, today: IsoDay): CollectingDays | null {
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  const all = spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const gone = daysBefore(spans, parseDay(today));
  return { from: formatDay(first.from), to: formatDay(last.to), gone, left: all - gone };
}

/** Of `people` the share of 100, rounded down to a tenth: it never says 100 where one is missing. */
export function percentOf(enrolled: number, people: number): number {
  return Math.floor((enrolled * 1000) / people) / 10;
}

/**
 * How a place with so many insured (people) stands against its target (people). Null without a target above zero: nothing can be
 * said of it.
 */
export function paceOf(
  enrolled: number,
  people: number | null,
  collecting: CollectingDays | null,
): Pace | null {
  if (people === null || people <= 0) return null;
  const percent = percentOf(enrolled, people);
  if (collecting === null) return { percent, expected: null, behind: null, neededADay: null };
  const { gone, left } = collecting;
  const expected = Math.round((people * gone) / (gone + left));
  const missing = Math.max(0, people - enrolled);
  return {
    percent,
    expected,
    behind: expected - enrolled,
    neededADay: left === 0 ? null : Math.ceil(missing / left),
  };
}
