/**
 * Measures the figures that the project holds itself to, and prints them beside their limits:
 *
 *     npm run bench [-- NAME…] [--documents N]      only the benches whose names contain one of these
 *
 * Every `*.bench.ts` beside this file exports `name` and `run(options): Promise<Row[]>`.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchOptions, Row } from './row';

interface Bench {
  readonly name: string;
  run(options: BenchOptions): Promise<readonly Row[]>;
}

function figure(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : String(value);
}

function exceeds({ value, atMost }: Row): boolean {
  return atMost !== undefined && !(value <= atMost);
}

function aimOf({ unit, limit, atMost }: Row): string {
  if (atMost !== undefined) return `  (at most ${figure(atMost)} ${unit})`;
  return limit === undefined ? '' : `  (limit ${figure(limit)} ${unit})`;
}

function lineOf(row: Row): string {
  const { figure: what, value, unit, peer } = row;
  const aim = `${aimOf(row)}${exceeds(row) ? '  TOO MUCH' : ''}`;
  return `  ${what.padEnd(52)} ${figure(value).padStart(12)} ${unit}${aim}${peer === undefined ? '' : `  ${peer}`}`;
}

async function runAll(wanted: readonly string[], options: BenchOptions): Promise<void> {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.bench.ts'));
  for (const file of files) {
    const bench = (await import(path.join(__dirname, file))) as Bench;
    if (wanted.length > 0 && !wanted.some((word) => bench.name.includes(word))) continue;
    process.stdout.write(`${bench.name}\n`);
    try {
      for (const row of await bench.run(options)) {
        process.stdout.write(`${lineOf(row)}\n`);
        if (exceeds(row)) process.exitCode = 1;
      }
    } catch (error) {
      process.stdout.write(`  failed: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}

const { values, positionals } = parseArgs({
  options: { documents: { type: 'string' } },
  allowPositionals: true,
});
const documents = Number(values.documents);
if (values.documents !== undefined && !(Number.isSafeInteger(documents) && documents > 0)) {
  process.stderr.write('npm run bench [-- NAME…] [--documents N]\n');
  process.exitCode = 2;
} else {
  void runAll(positionals, values.documents === undefined ? {} : { documents });
}
