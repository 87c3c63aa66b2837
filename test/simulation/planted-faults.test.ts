import { bundleSimulator, type Mutation, SnippetNotFoundError } from '../../simulation/bundle';
import { seedRange, simulateAll } from '../../simulation/pool';
import { plantedFaults } from './planted-faults';

/** Every fault must show within these seeds, in which unbroken code breaks nothing (`simulation.test.ts`). */
const mostSeeds = 500;

/** The first seed found in which the code with these mutations breaks one of the invariants; null where none does. */
async function seedThatBreaks(
  mutations: readonly Mutation[],
  invariants: readonly string[],
  from: number,
): Promise<number | null> {
  const script = await bundleSimulator(mutations);
  let found: number | null = null;
  await simulateAll({
    script,
    seeds: [...seedRange(from, mostSeeds - from + 1), ...seedRange(1, from - 1)],
    onOutcome: ({ seed, violations }) => {
      if (violations.some(({ invariant }) => invariants.includes(invariant))) found = seed;
      return found === null;
    },
  });
  return found;
}

describe('faults planted in the shipped code are found', () => {
  test('there are at least ten', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(10);
  });

  test.each(plantedFaults.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_name, { mutations, breaks, from = 1 }) => {
      expect(await seedThatBreaks(mutations, breaks, from)).not.toBeNull();
    },
    240_000,
  );

  test('a fault whose place is gone is named, so that it cannot rot', async () => {
    const mutation = { file: 'simulation/run.ts', find: 'no such code', replace: '' };
    await expect(bundleSimulator([mutation])).rejects.toThrow(SnippetNotFoundError);
  });
});
