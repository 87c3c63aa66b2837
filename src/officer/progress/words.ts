import type { Pace, ProgressRow } from '../../../contract/progress';

/** `25645` → `25,645`. */
export function count(people: number): string {
  return String(people).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Behind or ahead of the days gone, in words; empty where no window is known. */
export function behindWords(pace: Pace | null): string {
  const behind = pace?.behind ?? null;
  if (behind === null) return '';
  if (behind === 0) return '和进度相当';
  return behind > 0 ? `落后${count(behind)}人` : `超前${count(-behind)}人`;
}

/** A row in one sentence: what a screen reader says of it. */
export function rowWords({ name, rank, enrolled, target, pace }: ProgressRow): string {
  const parts = [rank === null ? name : `第${rank}名，${name}`, `已参保${count(enrolled)}人`];
  if (target !== null) parts.push(`任务${count(target.people)}人`);
  if (pace !== null) parts.push(`完成百分之${pace.percent}`);
  const behind = behindWords(pace);
  return [...parts, ...(behind === '' ? [] : [behind])].join('，');
}
