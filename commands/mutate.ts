/**
 * Breaks the code that decides over money and people in small ways, one at a time, and counts which of them the unit tests
 * or the simulation notice:
 *
 *     npm run mutate -- --count 500 --seed 1 [--workers 2] [--report]
 *
 * The mutants are Stryker's, drawn by seed. A run that was cut off goes on where it was, as long as the commit is the
 * same; `--report` only prints what is known. Ends with 0 where at least {@link wantedShare} of what was drawn is
 * noticed, with 1 where less is, with 2 where the command was written wrongly.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runNode } from './mutation/child';
import { type Court, type Effort, judge } from './mutation/judge';
import { MutantWorker } from './mutation/mutant-worker';
import { type Drawn, type Mutant, drawMutants } from './mutation/mutants';
import { TestsFailError, reachOfTests } from './mutation/reach';
import { reportLines } from './mutation/report';
import { Results } from './mutation/results';
import { layTree } from './mutation/tree';

/** Of 500 that are drawn. */
const wantedShare = 0.85;

const usage = 'npm run mutate -- --count N --seed N [--workers N] [--report]';
const root = resolve(__dirname, '..');

interface Given {
  readonly count: number;
  readonly seed: number;
  readonly workers: number;
  readonly onlyReport: boolean;
}

function readArguments(): Given | null {
  try {
    const { values } = parseArgs({
      options: {
        count: { type: 'string' },
        seed: { type: 'string' },
        workers: { type: 'string', default: '2' },
        report: { type: 'boolean', default: false },
      },
    });
    const numbers = [values.count, values.seed, values.workers].map(Number);
    const [count = 0, seed = 0, workers = 0] = numbers;
    if (!numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return null;
    return { count, seed, workers, onlyReport: values.report };
  } catch {
    return null;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The tree with all mutants asleep: what its tests reach, and a simulator that breaks nothing. */
async function prepare(
  folder: string,
  drawn: Drawn,
  { workers, reachFile }: { readonly workers: number; readonly reachFile: string },
): Promise<Court> {
  layTree(root, folder, drawn);
  const simulator = join(folder, 'simulator.cjs');
  say('running all unit tests once, with every mutant asleep …');
  const reaches = await reachOfTests(folder, { workers, file: reachFile });
  const script = join(folder, 'commands/mutation/simulate.ts');
  const asleep = await runNode(['--import', 'tsx', script, simulator, '1', '20'], {
    cwd: folder,
    env: {},
    mostMs: 10 * 60_000,
  });
  if (asleep.code !== 0) throw new TestsFailError(asleep.output);
  const text = readFileSync(simulator, 'utf8');
  return { tree: folder, simulator, reaches, simulates: (id) => text.includes(`("${id}")`) };
}

interface Judging {
  readonly results: Results;
  readonly workers: number;
  readonly effort: Effort;
}

async function judgeAll(
  court: Court,
  mutants: readonly Mutant[],
  { results, workers, effort }: Judging,
): Promise<void> {
  const left = mutants.filter((mutant) => results.isOpen(mutant, effort));
  say(`${left.length} of ${mutants.length} are to be judged ${effort}`);
  const next = left[Symbol.iterator]();
  let done = mutants.length - left.length;
  const work = async (): Promise<void> => {
    const judging = new MutantWorker(court.tree);
    for (const mutant of next) {
      const judged = await judge(judging, court, mutant, effort);
      results.add(mutant, judged);
      done += 1;
      const { fileName, location, mutatorName } = mutant;
      say(
        `${done} of ${mutants.length}  ${judged.verdict.padEnd(10)}  ${fileName}:${location.start.line + 1} ${mutatorName}`,
      );
    }
    judging.dismiss();
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function main(): Promise<number> {
  const given = readArguments();
  if (given === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const folder = join(root, '.cache', 'mutation');
  const drawing = join(folder, `${commit}-${given.seed}-${given.count}`);
  const file = `${drawing}.jsonl`;
  if (given.onlyReport && !existsSync(file)) {
    process.stderr.write(`nothing is known yet of ${commit}, seed ${given.seed}, ${given.count} mutants\n`);
    return 2;
  }
  const results = new Results(file);
  if (!given.onlyReport) {
    const drawn = await drawMutants(root, given);
    say(`${drawn.mutants.length} mutants of ${drawn.outOf}, commit ${commit}, seed ${given.seed}`);
    const court = await prepare(join(folder, 'tree'), drawn, {
      workers: given.workers,
      reachFile: `${drawing}.reach.json`,
    });
    for (const effort of ['quickly', 'thoroughly'] as const) {
      await judgeAll(court, drawn.mutants, { results, workers: given.workers, effort });
    }
  }
  const all = results.all();
  for (const line of reportLines(all)) say(line);
  const noticed = all.filter(({ verdict }) => verdict !== 'nobody').length;
  return noticed >= wantedShare * all.length ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof TestsFailError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
