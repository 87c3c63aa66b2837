import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createPolicy } from '../../policy';
import { engineVersion } from '../../policy/engine-version';

/** What works answers out by notices. */
export interface Engine {
  readonly createPolicy: typeof createPolicy;
}

const load = createRequire(__filename);

/** Where the engines of before stand, one file each. */
export const keptEngines = join(__dirname, 'engines');

function fileOf(folder: string, number: number): string {
  return join(folder, `engine-${number}.cjs`);
}

/** Engines by the number that stored answers name. */
export class Engines {
  private readonly loaded = new Map<number, Engine>();

  constructor(private readonly folder: string = keptEngines) {}

  /** Today's for today's number, the one kept for one of before, undefined where it wasn't kept. */
  of(number: number): Engine | undefined {
    if (number === engineVersion) return { createPolicy };
    const file = fileOf(this.folder, number);
    const known = this.loaded.get(number) ?? (existsSync(file) ? (load(file) as Engine) : undefined);
    if (known !== undefined) this.loaded.set(number, known);
    return known;
  }
}

/** Keeps the engine as it stands, in one file, under its number: before the number is raised. Answers the file. */
export async function keepEngine(folder: string = keptEngines): Promise<string> {
  const file = fileOf(folder, engineVersion);
  await build({
    stdin: {
      contents: "export { createPolicy } from './policy';",
      resolveDir: join(__dirname, '../..'),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile: file,
    logLevel: 'error',
  });
  return file;
}
