import type { ProgressRow } from '../../../contract/progress';

export const sortings = [
  { value: 'rank', label: '按排名' },
  { value: 'behind', label: '按落后' },
  { value: 'week', label: '按近七天' },
  { value: 'place', label: '按地方' },
] as const;
export type SortBy = (typeof sortings)[number]['value'];

/** What a row is sorted by, the greatest first; rows without it come last. */
function weight({ rank, pace, week }: ProgressRow, by: Exclude<SortBy, 'place'>): number {
  if (by === 'rank') return rank === null ? -Infinity : -rank;
  return by === 'behind' ? (pace?.behind ?? -Infinity) : week;
}

/** Rows in the order that was chosen; equal ones in the order of their codes. */
export function sortedRows(rows: readonly ProgressRow[], by: SortBy): readonly ProgressRow[] {
  const byCode = [...rows].sort((one, other) => (one.region < other.region ? -1 : 1));
  if (by === 'place') return byCode;
  const compare = (one: ProgressRow, other: ProgressRow): number => {
    const [first, second] = [weight(one, by), weight(other, by)];
    return first === second ? 0 : second - first;
  };
  return byCode.sort(compare);
}
