import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A change to shipped code: in `file` (from the root), `find` stands exactly once and becomes `replace`. */
export interface Mutation {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A mutation's snippet is not where it says: the code moved on, and the planted fault must follow. */
export class SnippetNotFoundError extends Error {
  constructor(
    readonly mutation: Mutation,
    readonly occurrences: number,
  ) {
    super(`expected once in ${mutation.file}, found ${occurrences} times: ${mutation.find}`);
    this.name = 'SnippetNotFoundError';
  }
}

const root = resolve(__dirname, '..');

/**
 * The simulator with the server's handlers, as one script for a worker. With mutations, the handlers are broken in
 * those places, and no source map is made, for nobody reads what they throw and it is half of the time; throws
 * {@link SnippetNotFoundError} where one no longer fits.
 */
export async function bundleSimulator(mutations: readonly Mutation[] = []): Promise<string> {
  for (const mutation of mutations) await requireOnce(mutation);
  const result = await build({
    entryPoints: [resolve(root, 'simulation/worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: mutations.length === 0 ? 'inline' : false,
    sourcesContent: false,
    logLevel: 'silent',
    plugins: mutations.length === 0 ? [] : [mutating(mutations)],
  });
  return result.outputFiles[0]?.text ?? '';
}

function mutating(mutations: readonly Mutation[]): Plugin {
  return {
    name: 'planted-faults',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const wanted = mutations.filter(({ file }) => resolve(root, file) === path);
        if (wanted.length === 0) return undefined;
        const source = await readFile(path, 'utf8');
        const contents = wanted.reduce(
          (text, { find, replace }) => text.replace(find, () => replace),
          source,
        );
        return { contents, loader: 'ts' };
      });
    },
  };
}

async function requireOnce(mutation: Mutation): Promise<void> {
  const source = await readFile(resolve(root, mutation.file), 'utf8');
  const occurrences = source.split(mutation.find).length - 1;
  if (occurrences !== 1) throw new SnippetNotFoundError(mutation, occurrences);
}
