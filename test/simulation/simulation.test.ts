import { bundleSimulator } from '../../simulation/bundle';
import type { Outcome } from '../../simulation/outcome';
import { seedRange } from '../../simulation/pool';
import { onSmallPages, paths, sumOfCounts } from '../../simulation/reached';
import { broken, run } from './run-seeds';

describe('the seeded simulation', () => {
  test('620 fixed seeds break no invariant, are not idle, and take every rare way', async () => {
    const outcomes = await run(await bundleSimulator(), seedRange(1, 620));
    expect(broken(outcomes)).toEqual([]);
    const sum = (of: (outcome: Outcome) => number): number =>
      outcomes.reduce((total, outcome) => total + of(outcome), 0);
    expect(sum(({ orders }) => orders)).toBeGreaterThan(1_000);
    expect(sum(({ crashes }) => crashes)).toBeGreaterThan(500);
    const reached = sumOfCounts(outcomes.map((outcome) => outcome.reached));
    const rare = paths.filter((way) => !onSmallPages.includes(way));
    expect(rare.filter((way) => reached[way] === 0)).toEqual([]);
  }, 600_000);
});
