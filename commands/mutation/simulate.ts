/**
 * Simulates seeds with the code beside it, on one core, and ends with 1 at the first that breaks an invariant:
 *
 *     tsx commands/mutation/simulate.ts SIMULATOR FIRST COUNT
 *
 * SIMULATOR is the file of the bundled simulator, made where it isn't there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bundleSimulator } from '../../simulation/bundle';
import { seedRange, simulateAll } from '../../simulation/pool';

async function main([file = '', first, count]: readonly string[]): Promise<number> {
  if (!existsSync(file)) writeFileSync(file, await bundleSimulator());
  let broken = '';
  await simulateAll({
    script: readFileSync(file, 'utf8'),
    threads: 1,
    seeds: seedRange(Number(first), Number(count)),
    onOutcome: ({ seed, violations: [violation] }) => {
      if (violation !== undefined) broken = `seed ${seed}: ${violation.invariant}`;
      return violation === undefined;
    },
  });
  if (broken !== '') process.stdout.write(`${broken}\n`);
  return broken === '' ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
