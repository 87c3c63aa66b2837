/**
 * Bundles each cloud function to one file, ready for upload: `dist/cloudfunctions/<name>/` gets `index.js`,
 * `package.json`, `npm-shrinkwrap.json` and `config.json`. The SDK stays outside, pinned with all that it depends on: WeChat's
 * cloud installs it on upload (with its platform's binaries). For the local cloud the project's own is laid beside the functions in one file.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, build } from 'esbuild';
import { packFunction } from './deploy/code';
import { type Lock, shrinkwrapOf } from './lib/locked-dependencies';

const root = join(__dirname, '..');
const source = join(root, 'cloudfunctions');
const target = join(root, 'dist', 'cloudfunctions');
const sdk = 'wx-server-sdk';
const postersFile = './posters.js';
/** What draws posters reads its font from the folder in which it lies; the licence goes with it. */
const posterFontFiles = ['noto-sans-sc-medium.ttf.br', 'OFL.txt'];

interface Built {
  readonly name: string;
  /** Of its code, without the posters' part. */
  readonly bytes: number;
  /** Of all its files as they are uploaded. */
  readonly packedBytes: number;
}

/** A folder with an entry and a configuration is a function; the others are its rooms. */
async function functionNames(): Promise<readonly string[]> {
  const entries = await readdir(source, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => ['index.ts', 'config.json'].every((file) => existsSync(join(source, name, file))));
}

async function sdkVersion(): Promise<string> {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  const version = dependencies[sdk];
  if (version === undefined) throw new Error(`package.json does not pin ${sdk}`);
  return version;
}

/**
 * What draws posters is larger than all the rest: it gets a file of its own, which an instance reads with its first
 * poster, and which is minified, because a function is uploaded in one call of 1.5 MB.
 */
const postersApart: Plugin = {
  name: 'posters-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/posters$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: postersFile, external: true } : undefined,
    );
  },
};

async function buildPosters(folder: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'posters', 'index.ts')],
    outfile: join(folder, postersFile),
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    minify: true,
    alias: { 'brotli/decompress.js': join(root, 'posters', 'font', 'brotli-of-node.ts') },
    logLevel: 'warning',
  });
  for (const file of posterFontFiles) {
    await copyFile(join(root, 'posters', 'font', file), join(folder, file));
  }
}

async function readLock(): Promise<Lock> {
  return JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock;
}

interface Pinned {
  readonly version: string;
  readonly lock: Lock;
}

async function buildFunction(name: string, { version, lock }: Pinned): Promise<Built> {
  const folder = join(target, name);
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(source, name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    external: [sdk],
    charset: 'utf8',
    // Spaces alone: names stay, so that a log says where an error came from.
    minifyWhitespace: true,
    plugins: [postersApart],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const [output] = Object.values(metafile.outputs);
  if (output?.imports.some(({ path }) => path === postersFile)) await buildPosters(folder);
  const manifest = { name, version: '1.0.0', main: 'index.js', dependencies: { [sdk]: version } };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const shrinkwrap = JSON.stringify(shrinkwrapOf(lock, manifest), null, 2);
  await writeFile(join(folder, 'npm-shrinkwrap.json'), `${shrinkwrap}\n`);
  await copyFile(join(source, name, 'config.json'), join(folder, 'config.json'));
  const packedBytes = Buffer.byteLength(packFunction(folder).zip, 'base64');
  return { name, bytes: output?.bytes ?? 0, packedBytes };
}

/**
 * Nothing of it is changed. Its 430 files take a thread half a second to find and compile, and the local cloud starts a
 * thread an instance. Never uploaded: a function's own folder is.
 */
async function buildSdk(): Promise<void> {
  await build({
    stdin: { contents: `module.exports = require('${sdk}');`, resolveDir: root },
    outfile: join(target, 'node_modules', sdk, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    minifyWhitespace: true,
    logLevel: 'error',
  });
}

function inKb(bytes: number): string {
  return `${(bytes / 1024).toFixed(1).padStart(8)} KB`;
}

/** Stops with a {@link CodeError} where a function has become too large to be uploaded. */
async function main(): Promise<void> {
  const pinned = { version: await sdkVersion(), lock: await readLock() };
  await rm(target, { recursive: true, force: true });
  const built = await Promise.all((await functionNames()).map((name) => buildFunction(name, pinned)));
  await buildSdk();
  await copyFile(join(root, 'server', 'schema', 'database.json'), join(target, 'database.json'));
  for (const { name, bytes, packedBytes } of built) {
    process.stdout.write(`${name.padEnd(12)} ${inKb(bytes)}, packed ${inKb(packedBytes)}\n`);
  }
}

void main();
