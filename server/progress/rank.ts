import type { ProgressRow } from '../../contract/progress';

/** `one` before `other` where it has come further; without rounding. */
function further(one: ProgressRow, other: ProgressRow): number {
  return other.enrolled * (one.target?.people ?? 1) - one.enrolled * (other.target?.people ?? 1);
}

/**
 * Ranked as a bulletin does: by the share of the target, the highest first, equal ones with one rank and the next one counted on.
 * Places without a target come last, in the order of their codes, without a rank.
 */
export function ranked(rows: readonly ProgressRow[]): readonly ProgressRow[] {
  const byCode = [...rows].sort((one, other) => (one.region < other.region ? -1 : 1));
  const held = byCode.filter(({ pace }) => pace !== null).sort(further);
  const ranks: ProgressRow[] = [];
  for (const [at, row] of held.entries()) {
    const before = ranks.at(-1);
    const isEqual = before !== undefined && further(before, row) === 0;
    ranks.push({ ...row, rank: isEqual ? before.rank : at + 1 });
  }
  return [...ranks, ...byCode.filter(({ pace }) => pace === null)];
}
