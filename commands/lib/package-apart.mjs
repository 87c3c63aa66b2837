import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './root.mjs';
import { inSeconds, run } from './run.mjs';

const lockFile = 'package-lock.json';

/** A package that stands apart is not installed, and could not be. */
export class PackageApartError extends Error {
  constructor(name, words) {
    super(
      `${name} could not be installed: check the network and npm's registry, then run this again.\n${words}`,
    );
    this.name = 'PackageApartError';
  }
}

/** Where the version that the lock file names stands, installed or not: another lock, another folder. */
function folderOfLock(apart) {
  const hash = createHash('sha256')
    .update(readFileSync(inProject('commands', apart, lockFile)))
    .digest('hex')
    .slice(0, 16);
  return inProject('.cache', apart, hash);
}

/** Installs beside the target and renames at the end: what is cut off leaves nothing that looks whole. */
async function install(apart, name, folder) {
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    for (const file of ['package.json', lockFile])
      copyFileSync(inProject('commands', apart, file), join(draft, file));
    const { code, output, seconds } = await run(
      'npm',
      ['ci', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
      { label: `npm ci (${name})`, quiet: true },
    );
    if (code !== 0) throw new PackageApartError(name, output);
    // Another process may have been quicker: its copy is as good.
    if (existsSync(join(folder, 'node_modules', name))) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    process.stderr.write(`  ${name}: ${inSeconds(seconds)}\n`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * The folder of a package that is too large for the project's own: it has a package and lock file of its own in
 * `commands/<apart>`, and is installed into `.cache` when it is first needed.
 * @throws {PackageApartError} where it is not there and npm can't fetch it
 */
export async function packageApart(apart, name) {
  const folder = folderOfLock(apart);
  if (!existsSync(join(folder, 'node_modules', name))) await install(apart, name, folder);
  return join(folder, 'node_modules', name);
}
