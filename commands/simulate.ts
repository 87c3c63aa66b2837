import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { bundleSimulator } from '../simulation/bundle';
import type { Outcome } from '../simulation/outcome';
import { seedRange, simulateAll } from '../simulation/pool';
import { smallPages } from '../simulation/small-pages';
import { type Counts, paths, sumOfCounts } from '../simulation/reached';

const usage = `npm run simulate -- --seeds N [--from S]   runs N seeds from S on; a fresh S where none is given
npm run simulate -- --seed S               replays one seed with its story
With --pages N the server reads everything N at once, so that small stories have several pages.
With --coverage it prints how often each rare way was taken.
Exits 1 where an invariant is broken, and names the seed.`;

class UsageError extends Error {}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new UsageError(`--${name} takes a whole number, not "${text}"`);
}

function readArguments(): {
  readonly replay: number | null;
  readonly from: number;
  readonly count: number;
  readonly coverage: boolean;
  /** So few a page; null: as the server has them. */
  readonly pages: number | null;
} {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      seed: { type: 'string' },
      coverage: { type: 'boolean' },
      pages: { type: 'string' },
    },
  });
  const coverage = values.coverage ?? false;
  const pages = values.pages === undefined ? null : whole('pages', values.pages);
  if (pages === 0) throw new UsageError('--pages takes 1 or more');
  if (values.seed !== undefined)
    return { replay: whole('seed', values.seed), from: 0, count: 1, coverage, pages };
  if (values.seeds === undefined) throw new UsageError('say how many seeds, or which one');
  const from = values.from === undefined ? randomInt(1, 2 ** 31) : whole('from', values.from);
  return { replay: null, from, count: whole('seeds', values.seeds), coverage, pages };
}

function reportViolations(outcome: Outcome): void {
  for (const { invariant, detail } of outcome.violations) {
    process.stdout.write(`seed ${outcome.seed} broke "${invariant}": ${detail}\n`);
  }
  if (outcome.violations.length > 0) {
    process.stdout.write(`  replay it: npm run simulate -- --seed ${outcome.seed}\n`);
  }
}

function printCoverage(reached: readonly Counts[]): void {
  const sum = sumOfCounts(reached);
  for (const path of [...paths].sort((one, other) => sum[one] - sum[other])) {
    process.stdout.write(`${String(sum[path]).padStart(8)}  ${path}\n`);
  }
}

async function main(): Promise<number> {
  const { replay, from, count, coverage, pages } = readArguments();
  const reached: Counts[] = [];
  const script = await bundleSimulator(pages === null ? [] : smallPages(pages));
  const sum = { seeds: 0, orders: 0, crashes: 0, violations: 0 };
  const step = Math.max(1, Math.floor(count / 20));
  if (replay === null) process.stdout.write(`seeds ${from} to ${from + count - 1}\n`);
  await simulateAll({
    script,
    seeds: replay === null ? seedRange(from, count) : [replay],
    trace: replay !== null,
    onOutcome: (outcome) => {
      for (const line of outcome.trace) process.stdout.write(`${line}\n`);
      reportViolations(outcome);
      reached.push(outcome.reached);
      sum.seeds += 1;
      sum.orders += outcome.orders;
      sum.crashes += outcome.crashes;
      sum.violations += outcome.violations.length;
      if (replay === null && sum.seeds % step === 0) process.stderr.write(`${sum.seeds} of ${count}\n`);
      return true;
    },
  });
  if (coverage) printCoverage(reached);
  const { seeds, orders, crashes, violations } = sum;
  process.stdout.write(
    `simulated ${seeds} seeds, ${orders} orders, ${crashes} crashes, ${violations} violations\n`,
  );
  return violations === 0 ? 0 : 1;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isUsage =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    const text =
      error instanceof Error ? (isUsage ? `${error.message}\n${usage}` : error.stack) : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = isUsage ? 2 : 1;
  },
);
