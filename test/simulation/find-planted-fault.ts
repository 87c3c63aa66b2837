import { bundleSimulator } from '../../simulation/bundle';
import { seedRange, simulateAll } from '../../simulation/pool';
import type { PlantedFault } from './planted-fault';

/** Every fault must show within these seeds, in which unbroken code breaks nothing (`simulation.test.ts`). */
const mostSeeds = 620;

/** So many seeds may go by before one that shows a fault: with more, another `from` saves time. */
const fewSeeds = 3;

/** The first seed found in which the code with this fault breaks one of its invariants; null where none does. */
export async function seedThatBreaks({
  name,
  mutations,
  breaks,
  from = 1,
}: PlantedFault): Promise<number | null> {
  const script = await bundleSimulator(mutations);
  let found: number | null = null;
  let seen = 0;
  await simulateAll({
    script,
    // The files of tests run side by side already, and most faults show in the first seed.
    threads: 1,
    seeds: [...seedRange(from, mostSeeds - from + 1), ...seedRange(1, from - 1)],
    onOutcome: ({ seed, violations }) => {
      seen += 1;
      if (violations.some(({ invariant }) => breaks.includes(invariant))) found = seed;
      return found === null;
    },
  });
  if (found !== null && seen > fewSeeds)
    process.stdout.write(`${name}: from: ${found} would find it at once\n`);
  return found;
}
