import { join } from 'node:path';
import { runNode } from './child';
import type { Mutant } from './mutants';
import { type Reach, jestIn, testsFor } from './reach';

/** Who noticed a mutant; nobody: it survived. */
export type Verdict = 'test' | 'simulation' | 'time' | 'nobody';

export interface Judged {
  readonly verdict: Verdict;
  /** The first test that failed, or the seed and invariant. */
  readonly by: string;
  /** Files of tests that ran its code at all. */
  readonly reachedBy: number;
}

export interface Court {
  readonly tree: string;
  readonly simulator: string;
  /** Whether the simulator has the mutant's code. */
  readonly simulates: (id: string) => boolean;
  readonly reaches: readonly Reach[];
}

/** A few seeds first: they take two seconds, and money that goes astray shows in almost any. */
const quickSeeds = 4;
const moreSeeds = 56;
/** What the tests of one mutant may take, by what they took when nothing was broken. */
const mostTestSeconds = 60;
const mostMs = 5 * 60_000;

async function simulated({ tree, simulator }: Court, id: string, [first, count]: readonly [number, number]) {
  const script = join(tree, 'commands/mutation/simulate.ts');
  const args = ['--import', 'tsx', script, simulator, String(first), String(count)];
  return runNode(args, { cwd: tree, env: { __STRYKER_ACTIVE_MUTANT__: id }, mostMs });
}

async function tested({ tree }: Court, id: string, tests: readonly Reach[]) {
  const args = [
    ...jestIn(tree),
    '--runInBand',
    '--bail',
    '--runTestsByPath',
    ...tests.map(({ file }) => file),
  ];
  return runNode(args, { cwd: tree, env: { __STRYKER_ACTIVE_MUTANT__: id }, mostMs });
}

function failedTest(output: string): string {
  return /● (.+)/.exec(output)?.[1] ?? '';
}

/** Asks a few seeds, the tests that reach its code, and more seeds, until somebody notices. */
export async function judge(court: Court, { id, fileName }: Mutant): Promise<Judged> {
  const tests = testsFor(court.reaches, {
    tree: court.tree,
    id,
    source: fileName,
    mostSeconds: mostTestSeconds,
  });
  const reachedBy = court.reaches.filter(({ ids }) => ids.includes(id)).length;
  const simulates = court.simulates(id);
  const asked = [
    ...(simulates ? [['simulation', () => simulated(court, id, [1, quickSeeds])] as const] : []),
    ...(tests.length > 0 ? [['test', () => tested(court, id, tests)] as const] : []),
    ...(simulates ? [['simulation', () => simulated(court, id, [1 + quickSeeds, moreSeeds])] as const] : []),
  ];
  for (const [verdict, ask] of asked) {
    const { code, output } = await ask();
    if (code === null) return { verdict: 'time', by: '', reachedBy };
    if (code !== 0) {
      return { verdict, by: verdict === 'test' ? failedTest(output) : output.trim().slice(-200), reachedBy };
    }
  }
  return { verdict: 'nobody', by: '', reachedBy };
}
