import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runNode } from './child';

/** The unit tests fail in the copy before anything is broken: nothing that they say of a mutant would mean anything. */
export class TestsFailError extends Error {
  constructor(readonly output: string) {
    super(`the unit tests fail without a mutant:\n${output}`);
    this.name = 'TestsFailError';
  }
}

/** A file of tests, and which mutants' code it runs. */
export interface Reach {
  readonly file: string;
  readonly ids: readonly string[];
  readonly seconds: number;
}

/** Jest's command line in a tree. */
export function jestIn(tree: string): readonly string[] {
  const config = join(tree, 'commands/mutation/jest.config.cjs');
  return [join(tree, 'node_modules/jest/bin/jest.js'), '--config', config, '--ci'];
}

const wholeRunMs = 60 * 60_000;

/** Runs every unit test once with all mutants asleep; `file` keeps what came of it for a run that was cut off. */
export async function reachOfTests(
  tree: string,
  { workers, file }: { readonly workers: number; readonly file: string },
): Promise<readonly Reach[]> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as readonly Reach[];
  const folder = join(tree, '.cache', 'reached');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code, output } = await runNode([...jestIn(tree), `--maxWorkers=${workers}`], {
    cwd: tree,
    env: { MUTANTS_REACHED: folder },
    mostMs: wholeRunMs,
  });
  if (code !== 0) throw new TestsFailError(output);
  const reaches = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Reach,
  );
  writeFileSync(file, JSON.stringify(reaches));
  return reaches;
}

/** How many folders two files share, tests mirroring the rooms. */
function nearness(tree: string, test: string, source: string): number {
  const one = dirname(relative(join(tree, 'test'), test)).split('/');
  const other = source.split('/');
  const parting = one.findIndex((part, at) => part !== other[at]);
  return parting < 0 ? one.length : parting;
}

/** Of the tests that reach a mutant, the nearest first, then the quickest, as many as end in `mostSeconds`. */
export function testsFor(
  reaches: readonly Reach[],
  {
    tree,
    id,
    source,
    mostSeconds,
  }: { readonly tree: string; readonly id: string; readonly source: string; readonly mostSeconds: number },
): readonly Reach[] {
  const near = ({ file }: Reach): number => nearness(tree, file, source);
  const reaching = reaches
    .filter(({ ids }) => ids.includes(id))
    .sort((one, other) => near(other) - near(one) || one.seconds - other.seconds);
  let seconds = 0;
  return reaching.filter((reach, at) => {
    seconds += reach.seconds;
    return at === 0 || seconds <= mostSeconds;
  });
}
