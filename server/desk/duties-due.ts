import { dayAfter } from '../../contract/calendar-day';
import type { DutyDue } from '../../contract/desk';
import type { Duty, NoticeDuties } from '../../contract/officer';
import type { IsoDay } from '../../policy/calendar';

/** Today and the six days after it. */
const daysAhead = 7;

/** The duties of some notices that come due within a week, the nearest first. A notice's monthly and weekly ones end with its year. */
export function dutiesDue(notices: readonly NoticeDuties[], today: IsoDay): readonly DutyDue[] {
  return dutiesOn(notices, daysFrom(today));
}

/** The duties that come due on some days, each on the first of them. */
export function dutiesOn(notices: readonly NoticeDuties[], days: readonly IsoDay[]): readonly DutyDue[] {
  return notices
    .flatMap((notice) =>
      notice.duties.flatMap((duty) => {
        const on = days.find((day) => isDue(notice, duty, day));
        return on === undefined ? [] : [viewOf(notice, duty, on)];
      }),
    )
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

function daysFrom(today: IsoDay): readonly IsoDay[] {
  const days = [today];
  while (days.length < daysAhead) days.push(dayAfter(days.at(-1) ?? today));
  return days;
}

function isDue({ year, window }: NoticeDuties, duty: Duty, day: IsoDay): boolean {
  if (duty.recurs === 'once') return duty.by === day;
  if (day > `${year}-12-31`) return false;
  if (duty.inWindow === true && (window === null || day < window.from || day > window.to)) return false;
  if (window !== null && day < window.from) return false;
  if (duty.recurs === 'weekly') return duty.weekday === weekdayOf(day);
  return duty.recurs === 'monthly' && duty.dayOfMonth === Number(day.slice(-2));
}

/** 1 is Monday, as in the notices' data. */
function weekdayOf(day: IsoDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function viewOf({ title }: NoticeDuties, { label, office, what, time }: Duty, on: IsoDay): DutyDue {
  return { title, label, office, what, on, ...(time === undefined ? {} : { time }) };
}
