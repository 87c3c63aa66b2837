import type { DaysOfList } from '../../../contract/pages';
import { addDays, chinaToday } from '../../words/days';

/** Since when something waits, as an officer asks for it. */
export const waits = ['all', 'today', 'week', 'over-3', 'over-7', 'over-15'] as const;
export type Waits = (typeof waits)[number];

export const waitsInWords: Readonly<Record<Waits, string>> = {
  all: '不限',
  today: '今天来的',
  week: '7天以内',
  'over-3': '等了3天以上',
  'over-7': '等了7天以上',
  'over-15': '等了15天以上',
};

/** The days that the server looks for, by today's. */
export function daysOf(wait: Waits): DaysOfList {
  const today = chinaToday();
  switch (wait) {
    case 'all':
      return {};
    case 'today':
      return { from: today };
    case 'week':
      return { from: addDays(today, -6) };
    case 'over-3':
      return { to: addDays(today, -3) };
    case 'over-7':
      return { to: addDays(today, -7) };
    case 'over-15':
      return { to: addDays(today, -15) };
  }
}
