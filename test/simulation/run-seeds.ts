import type { Outcome } from '../../simulation/outcome';
import { simulateAll } from '../../simulation/pool';

/** Runs seeds and answers what came of them, the lowest first. */
export async function run(
  script: string,
  seeds: Iterable<number>,
  options: { readonly trace?: boolean; readonly threads?: number } = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await simulateAll({
    script,
    seeds,
    ...options,
    onOutcome: (outcome) => {
      outcomes.push(outcome);
      return true;
    },
  });
  return outcomes.sort((one, other) => one.seed - other.seed);
}

/** Every violation, with the command that plays its seed again. */
export function broken(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ seed, violations }) =>
    violations.map(
      ({ invariant, detail }) => `seed ${seed} (npm run simulate -- --seed ${seed}): ${invariant}: ${detail}`,
    ),
  );
}
