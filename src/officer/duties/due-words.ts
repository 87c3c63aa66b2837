import type { Duty } from '../../../contract/officer';
import { sayDay } from '../../words/days';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

function recurrence({ recurs, by, weekday, time, dayOfMonth }: Duty): string {
  switch (recurs) {
    case 'once':
      return by === undefined ? '' : `${sayDay(by)}以前`;
    case 'weekly':
      return weekday === undefined
        ? '每周'
        : `每周${weekdays[weekday - 1] ?? ''}${time ? ` ${time}` : ''}以前`;
    case 'monthly':
      return dayOfMonth === undefined ? '每月' : `每月${dayOfMonth}日以前`;
    case 'ongoing':
      return '';
  }
}

/** By when, as the notice has it; says so where it names no time. */
export function dueWords(duty: Duty): string {
  const parts = [recurrence(duty), duty.inWindow ? '集中征缴期内' : '', duty.when ?? ''].filter(
    (words) => words !== '',
  );
  return parts.length > 0 ? parts.join('，') : '没有写日期';
}
