import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundleSimulator } from '../../simulation/bundle';
import type { Outcome } from '../../simulation/outcome';
import { seedRange, simulateAll } from '../../simulation/pool';
import { paths, sumOfCounts } from '../../simulation/reached';

async function run(
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

function broken(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ seed, violations }) =>
    violations.map(
      ({ invariant, detail }) => `seed ${seed} (npm run simulate -- --seed ${seed}): ${invariant}: ${detail}`,
    ),
  );
}

describe('the seeded simulation', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundleSimulator();
  });

  test('500 fixed seeds break no invariant, are not idle, and take every rare way', async () => {
    const outcomes = await run(script, seedRange(1, 500));
    expect(broken(outcomes)).toEqual([]);
    const sum = (of: (outcome: Outcome) => number): number =>
      outcomes.reduce((total, outcome) => total + of(outcome), 0);
    expect(sum(({ orders }) => orders)).toBeGreaterThan(1_000);
    expect(sum(({ crashes }) => crashes)).toBeGreaterThan(500);
    const reached = sumOfCounts(outcomes.map((outcome) => outcome.reached));
    expect(paths.filter((way) => reached[way] === 0)).toEqual([]);
  }, 600_000);

  test('a seed tells the same story byte for byte, alone or after others, whoever keeps the trace', async () => {
    const [alone] = await run(script, [11], { trace: true, threads: 1 });
    const afterOthers = (await run(script, [7, 8, 9, 11], { trace: true, threads: 1 })).at(-1);
    expect(afterOthers?.trace.length).toBeGreaterThan(100);
    expect(afterOthers?.trace).toEqual(alone?.trace);
    const [untraced] = await run(script, [11], { threads: 1 });
    expect(untraced?.digest).toBe(alone?.digest);
  }, 240_000);

  test('and so it does in another process, from the command line', async () => {
    const [here] = await run(script, [11], { trace: true, threads: 1 });
    const command = ['--import', 'tsx', 'commands/simulate.ts', '--seed', '11'];
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: path.resolve(__dirname, '../..'),
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout.split('\n').slice(0, -2)).toEqual(here?.trace);
  }, 240_000);

  test('fresh seeds are reported and gate nothing', async () => {
    const from = randomInt(1, 2 ** 31);
    const outcomes = await run(script, seedRange(from, 50));
    expect(outcomes).toHaveLength(50);
    const problems = broken(outcomes);
    process.stdout.write(`fresh seeds ${from} to ${from + 49}: ${problems.length} violations\n`);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
  }, 240_000);
});
