import type { IsoDay } from './calendar';
import type { RuleDocument } from './notice/document';
import { type NoticePlace, yearsAt } from './notice-places';
import { liesIn } from './region-names';

/** What of a notice says where, for which year and from when on payments are taken. */
export interface NoticeCollection extends NoticePlace {
  /** First day of the notice's first window; absent where it has none. */
  readonly collectsFrom?: IsoDay;
}

/** The first day of the first window among a notice's rules. */
export function collectsFrom(rules: readonly RuleDocument[]): IsoDay | undefined {
  const days = rules.flatMap((rule) =>
    'from' in rule && rule.kind === 'window' ? [rule.from as IsoDay] : [],
  );
  return days.sort()[0];
}

/** A notice without a window is taken to begin with its year. */
function beginOf({ year, collectsFrom: from }: NoticeCollection): string {
  return from ?? `${year}-01-01`;
}

/** The day on which payments for a year begin in a place. */
export function beginsAt(notices: readonly NoticeCollection[], region: string, year: number): string {
  const days = notices
    .filter((notice) => notice.year === year && notice.overlays === undefined)
    .filter(({ regions }) => regions.some((place) => liesIn(region, place)))
    .map(beginOf);
  return days.sort()[0] ?? `${year}-01-01`;
}

/**
 * The insured year that people of a place pay for on a day, for app and server alike: the newest whose window has begun,
 * also after it ended, until the next one begins; before the first, that one. Null where no notice speaks of the place.
 */
export function insuredYearOn(
  notices: readonly NoticeCollection[],
  region: string,
  today: IsoDay,
): number | null {
  const years = yearsAt(notices, region);
  return years.find((year) => beginsAt(notices, region, year) <= today) ?? years[years.length - 1] ?? null;
}

/**
 * The insured years that someone may still want on a day, the newest first: the one people pay for, those that begin
 * later, and the calendar year itself, which a newborn or someone who lost his insurance may still enter.
 */
export function offeredYears(
  notices: readonly NoticeCollection[],
  region: string,
  today: IsoDay,
): readonly number[] {
  const now = insuredYearOn(notices, region, today);
  const calendarYear = Number(today.slice(0, 4));
  return yearsAt(notices, region).filter((year) => now !== null && (year >= now || year >= calendarYear));
}
