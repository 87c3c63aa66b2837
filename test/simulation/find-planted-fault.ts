import { bundleSimulator } from '../../simulation/bundle';
import { seedRange, simulateAll } from '../../simulation/pool';
import type { PlantedFault } from './planted-fault';

/** Every fault must show within these seeds, in which unbroken code breaks nothing (`simulation.test.ts`). */
const mostSeeds = 500;

/** The first seed found in which the code with this fault breaks one of its invariants; null where none does. */
export async function seedThatBreaks({ mutations, breaks, from = 1 }: PlantedFault): Promise<number | null> {
  const script = await bundleSimulator(mutations);
  let found: number | null = null;
  await simulateAll({
    script,
    seeds: [...seedRange(from, mostSeeds - from + 1), ...seedRange(1, from - 1)],
    onOutcome: ({ seed, violations }) => {
      if (violations.some(({ invariant }) => breaks.includes(invariant))) found = seed;
      return found === null;
    },
  });
  return found;
}
