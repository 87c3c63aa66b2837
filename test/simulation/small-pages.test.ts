import { bundleSimulator } from '../../simulation/bundle';
import { seedRange } from '../../simulation/pool';
import { onSmallPages, sumOfCounts } from '../../simulation/reached';
import { smallPages } from '../../simulation/small-pages';
import { broken, run } from './run-seeds';

describe('the simulation where nothing fits on a page of two', () => {
  test('breaks no invariant in 60 fixed seeds, and has pages behind the first', async () => {
    const outcomes = await run(await bundleSimulator(smallPages(2)), seedRange(1, 60));
    expect(broken(outcomes)).toEqual([]);
    const reached = sumOfCounts(outcomes.map((outcome) => outcome.reached));
    expect(onSmallPages.filter((way) => reached[way] === 0)).toEqual([]);
  }, 240_000);

  test('finds a fault that only a second page shows', async () => {
    const fault = {
      file: 'server/reconciliation/make-statements.ts',
      find: "state: more ? 'running' : 'done',",
      replace: "state: 'done',",
    };
    const seeds = [...seedRange(1, 5)];
    const found = await run(await bundleSimulator([...smallPages(2), fault]), seeds);
    expect(broken(found).join()).toContain('a statement holds every entry of its day once');
    expect(broken(await run(await bundleSimulator([fault]), seeds))).toEqual([]);
  }, 120_000);
});
