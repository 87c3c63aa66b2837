import { bundleSimulator, type Mutation, SnippetNotFoundError } from '../../simulation/bundle';
import type { Violation } from '../../simulation/outcome';
import { seedRange, simulateAll } from '../../simulation/pool';
import { plantedFaults } from './planted-faults';

/** Every fault must show within these seeds, in which unbroken code breaks nothing (`simulation.test.ts`). */
const mostSeeds = 500;

interface Found {
  readonly seed: number;
  readonly violations: readonly Violation[];
}

const firstViolation = async (mutations: readonly Mutation[], from: number): Promise<Found | null> => {
  const script = await bundleSimulator(mutations);
  let found: Found | null = null;
  await simulateAll({
    script,
    seeds: [...seedRange(from, mostSeeds - from + 1), ...seedRange(1, from - 1)],
    onOutcome: ({ seed, violations }) => {
      if (violations.length > 0) found = { seed, violations };
      return violations.length === 0;
    },
  });
  return found;
};

describe('faults planted in the shipped code are found', () => {
  test('there are at least ten', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(10);
  });

  test.each(plantedFaults.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_name, { mutations, breaks, from = 1 }) => {
      const found = await firstViolation(mutations, from);
      expect(found).not.toBeNull();
      const broken = (found?.violations ?? []).map(({ invariant }) => invariant);
      expect(broken.some((invariant) => breaks.includes(invariant))).toBe(true);
    },
    240_000,
  );

  test('a fault whose place is gone is named, so that it cannot rot', async () => {
    const mutation = { file: 'simulation/run.ts', find: 'no such code', replace: '' };
    await expect(bundleSimulator([mutation])).rejects.toThrow(SnippetNotFoundError);
  });
});
