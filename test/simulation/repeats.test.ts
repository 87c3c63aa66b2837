import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundleSimulator } from '../../simulation/bundle';
import { seedRange } from '../../simulation/pool';
import { broken, run } from './run-seeds';

describe('a seed of the simulation', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundleSimulator();
  });

  test('tells the same story byte for byte, alone or after others, whoever keeps the trace', async () => {
    const [alone] = await run(script, [11], { trace: true, threads: 1 });
    const afterOthers = (await run(script, [7, 8, 9, 11], { trace: true, threads: 1 })).at(-1);
    expect(afterOthers?.trace.length).toBeGreaterThan(100);
    expect(afterOthers?.trace).toEqual(alone?.trace);
    const [untraced] = await run(script, [11], { threads: 1 });
    expect(untraced?.digest).toBe(alone?.digest);
  }, 240_000);

  test('does so whichever were played before it', async () => {
    const seeds = [...seedRange(511, 8)];
    const digestsOf = async (order: readonly number[]) =>
      (await run(script, order, { threads: 1 })).map(({ seed, digest }) => ({ seed, digest }));
    expect(await digestsOf([...seeds].reverse())).toEqual(await digestsOf(seeds));
  }, 240_000);

  test('does so in another process, from the command line', async () => {
    const [here] = await run(script, [11], { trace: true, threads: 1 });
    const command = ['--import', 'tsx', 'commands/simulate.ts', '--seed', '11'];
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: path.resolve(__dirname, '../..'),
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout.split('\n').slice(0, -2)).toEqual(here?.trace);
  }, 240_000);

  test('that is fresh is reported and gates nothing', async () => {
    const from = randomInt(1, 2 ** 31);
    const outcomes = await run(script, seedRange(from, 50));
    expect(outcomes).toHaveLength(50);
    const problems = broken(outcomes);
    process.stdout.write(`fresh seeds ${from} to ${from + 49}: ${problems.length} violations\n`);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
  }, 240_000);
});
