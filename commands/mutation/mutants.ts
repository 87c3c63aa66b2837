import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Random } from '../../simulation/kernel/random';
import { packageApart } from '../lib/package-apart.mjs';

/** The code that decides what somebody pays, is owed and is. */
export const mutatedRooms = [
  'server/billing',
  'server/enrolment',
  'server/identity',
  'server/household',
  'server/reconciliation',
  'policy',
] as const;

/** Lines and columns from 0, as Stryker counts. */
interface Position {
  readonly line: number;
  readonly column: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A small change to shipped code that some test should notice. */
export interface Mutant {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: Range;
}

/** A source file; `mutate` says which ranges of it get mutants. */
interface SourceFile {
  readonly name: string;
  readonly content: string;
  readonly mutate: boolean | readonly Range[];
}

interface Instrumented {
  readonly files: readonly SourceFile[];
  readonly mutants: readonly Mutant[];
}

interface Instrumenter {
  instrument(files: readonly SourceFile[], options: object): Promise<Instrumented>;
}

const silent = {
  isDebugEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function stryker(): Promise<Instrumenter> {
  const folder = await packageApart('mutation', '@stryker-mutator/instrumenter');
  const entry = pathToFileURL(join(folder, 'dist/src/index.js')).href;
  const { Instrumenter: Made } = (await import(entry)) as {
    readonly Instrumenter: new (logger: typeof silent) => Instrumenter;
  };
  return new Made(silent);
}

const options = { plugins: ['typescript'], excludedMutations: [], ignorers: [] };

function sources(root: string): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', ...mutatedRooms], { cwd: root, encoding: 'utf8' });
  return listed
    .split('\n')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, content: readFileSync(join(root, name), 'utf8'), mutate: true }));
}

/** What stays the same of a mutant as long as its file does. */
export function placeOf({ fileName, location: { start, end }, mutatorName, replacement }: Mutant): string {
  return JSON.stringify([fileName, start.line, start.column, end.line, end.column, mutatorName, replacement]);
}

export interface Drawn {
  /** How many there are in all of the code. */
  readonly outOf: number;
  readonly mutants: readonly Mutant[];
  /** The files they are in, with each behind a switch: `__STRYKER_ACTIVE_MUTANT__` in the environment names the one that acts. */
  readonly files: readonly SourceFile[];
}

/** Mutants of the code as it stands in `root`, drawn by seed. */
export async function drawMutants(
  root: string,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<Drawn> {
  const instrumenter = await stryker();
  const files = sources(root);
  const all = (await instrumenter.instrument(files, options)).mutants;
  const drawn = new Random(seed).shuffle(all).slice(0, count);
  const wanted = new Map(drawn.map((mutant, at) => [placeOf(mutant), at]));
  const touched = files.flatMap((file) => {
    const mutate = drawn.filter(({ fileName }) => fileName === file.name).map(({ location }) => location);
    return mutate.length === 0 ? [] : [{ ...file, mutate }];
  });
  const instrumented = await instrumenter.instrument(touched, options);
  // A range has the mutants within it too: they stay asleep. Ids count anew, places don't.
  const mutants = instrumented.mutants
    .filter((mutant) => wanted.has(placeOf(mutant)))
    .sort((one, other) => (wanted.get(placeOf(one)) ?? 0) - (wanted.get(placeOf(other)) ?? 0));
  return { outOf: all.length, mutants, files: instrumented.files };
}
