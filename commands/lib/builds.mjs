import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { inProject, tool } from './root.mjs';
import { inSeconds, run } from './run.mjs';

const app = {
  inputs: [
    'src',
    'policy',
    'contract',
    'config',
    'babel.config.js',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'project.config.json',
  ],
  program: 'taro',
};

/** What can be built: from which files, by which program, and the file that is there afterwards. */
export const builds = {
  weapp: { ...app, args: ['build', '--type', 'weapp'], result: 'dist/weapp/app.json' },
  h5: { ...app, args: ['build', '--type', 'h5'], result: 'dist/h5/index.html' },
  // Beside which the bench measures the app's size and start.
  emptyApp: {
    inputs: ['commands/bench/empty-app', 'config', 'babel.config.js', 'package-lock.json'],
    program: 'taro',
    args: ['build', '--type', 'weapp'],
    env: { SOURCE_ROOT: 'commands/bench/empty-app', OUTPUT_ROOT: 'dist/empty-app' },
    result: 'dist/empty-app/app.json',
  },
  functions: {
    inputs: [
      'cloudfunctions',
      'server',
      'posters',
      'policy',
      'contract',
      'commands/build-functions.ts',
      'package-lock.json',
    ],
    program: 'tsx',
    args: ['commands/build-functions.ts'],
    result: 'dist/cloudfunctions/resident/index.js',
  },
};

function filesUnder(path) {
  const full = inProject(path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/** A hash of everything that `name` is built from: its files, and what is put in from the environment. */
export function inputsHash(name) {
  const { MESSAGE_TEMPLATES = '', SPEECH_PLUGIN = '' } = process.env;
  const hash = createHash('sha256').update(MESSAGE_TEMPLATES).update('\0').update(SPEECH_PLUGIN);
  for (const file of builds[name].inputs.flatMap(filesUnder)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function stampFile(name) {
  return inProject('.cache', 'builds', `${name}.json`);
}
function resultTime(name) {
  return statSync(inProject(builds[name].result)).mtimeMs;
}

/** True where what stands in `dist` was built from the sources as they are now, by {@link build}. */
export function isFresh(name) {
  if (!existsSync(stampFile(name)) || !existsSync(inProject(builds[name].result))) return false;
  const stamp = JSON.parse(readFileSync(stampFile(name), 'utf8'));
  return stamp.time === resultTime(name) && stamp.inputs === inputsHash(name);
}

/**
 * Builds `name` unless it is fresh. Answers `{ ok, built, seconds }`; what the builder said is shown only where it
 * failed.
 */
export async function build(name) {
  if (isFresh(name)) return { ok: true, built: false, seconds: 0 };
  const { program, args, env = {}, result } = builds[name];
  rmSync(stampFile(name), { force: true });
  // Hashed before: a file that changes during the build makes the result stale, not fresh.
  const inputs = inputsHash(name);
  const { code, seconds, output } = await run(tool(program), args, {
    label: `build:${name}`,
    quiet: true,
    env: { ...env, NODE_ENV: 'production' },
  });
  const ok = code === 0 && existsSync(inProject(result));
  if (!ok && code === 0) process.stderr.write(`${output}\n  build:${name}: ${result} is not there.\n`);
  if (ok) {
    mkdirSync(inProject('.cache', 'builds'), { recursive: true });
    writeFileSync(stampFile(name), JSON.stringify({ inputs, time: resultTime(name) }));
  }
  process.stderr.write(`  build:${name}: ${ok ? inSeconds(seconds) : 'failed'}\n`);
  return { ok, built: true, seconds };
}
