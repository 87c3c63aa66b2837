import type { Coverage } from './determination';

/** `90天` or `3个月`, as the notice counts; empty where there is no wait. */
export function waitWords({ waitingDays, wait }: Pick<Coverage, 'waitingDays' | 'wait'>): string {
  if (wait !== undefined) return `${wait.months}个月`;
  return waitingDays > 0 ? `${waitingDays}天` : '';
}
