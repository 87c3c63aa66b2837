import type { MutantWorker } from './mutant-worker';
import type { Mutant } from './mutants';
import { type Reach, testsFor } from './reach';

/** Who noticed a mutant; nobody: it survived. */
export type Verdict = 'test' | 'simulation' | 'time' | 'nobody';

export interface Judged {
  readonly verdict: Verdict;
  /** How hard it was looked for; of a mutant that nobody noticed `quickly` is not the last word. */
  readonly asked: Effort;
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

/** Most are noticed by the tests next to them; who isn't is asked about once more, when all have had their turn. */
export type Effort = 'quickly' | 'thoroughly';

interface Patience {
  /** What the tests of one mutant may take, by what they took when nothing was broken. */
  readonly testSeconds: number;
  readonly moreSeeds: number;
}

const patienceOf: Readonly<Record<Effort, Patience>> = {
  quickly: { testSeconds: 8, moreSeeds: 8 },
  thoroughly: { testSeconds: 60, moreSeeds: 56 },
};

/** A few seeds first: they take a second, and money that goes astray shows in almost any. */
const quickSeeds = 4;
const mostMs = 5 * 60_000;

/** Asks a few seeds, the tests that reach its code, and more seeds, until somebody notices. */
export async function judge(
  worker: MutantWorker,
  court: Court,
  { id, fileName }: Mutant,
  asked: Effort,
): Promise<Judged> {
  const { tree, simulator, reaches } = court;
  const { testSeconds, moreSeeds } = patienceOf[asked];
  const tests = testsFor(reaches, { tree, id, source: fileName, mostSeconds: testSeconds });
  const reachedBy = reaches.filter(({ ids }) => ids.includes(id)).length;
  const files = tests.map(({ file }) => file);
  const seeds = (first: number, count: number) =>
    court.simulates(id) ? [{ ask: 'seeds', simulator, seeds: [first, count] } as const] : [];
  const questions = [
    ...seeds(1, quickSeeds),
    ...(files.length > 0 ? [{ ask: 'tests', files } as const] : []),
    ...seeds(1 + quickSeeds, moreSeeds),
  ];
  for (const question of questions) {
    const answer = await worker.ask({ mutant: id, ...question }, mostMs);
    if (answer === null) return { verdict: 'time', asked, by: '', reachedBy };
    const verdict = question.ask === 'tests' ? 'test' : 'simulation';
    if (answer.by !== '') return { verdict, asked, by: answer.by.slice(-200), reachedBy };
  }
  return { verdict: 'nobody', asked, by: '', reachedBy };
}
