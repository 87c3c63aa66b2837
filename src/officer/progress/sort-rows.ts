import type { ProgressRow } from '../../../contract/progress';

export const sortings = [
  { by: 'rank', label: '按排名' },
  { by: 'behind', label: '按落后' },
  { by: 'week', label: '按近七天' },
  { by: 'place', label: '按地方' },
] as const;
export type SortBy = (typeof sortings)[number]['by'];

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
