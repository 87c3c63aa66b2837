import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './root.mjs';
import { inSeconds, run } from './run.mjs';

function source(name) {
  return inProject('commands', 'wechat-compiler', name);
}
const lockFile = 'package-lock.json';

/** WeChat's own build and upload tool is not installed, and could not be. */
export class WechatCiMissingError extends Error {
  constructor(words) {
    super(
      `miniprogram-ci could not be installed: check the network and npm's registry, then run this again.\n${words}`,
    );
    this.name = 'WechatCiMissingError';
  }
}

/** Where the version that the lock file names stands, installed or not: another lock, another folder. */
function folderOfLock() {
  const hash = createHash('sha256')
    .update(readFileSync(source(lockFile)))
    .digest('hex')
    .slice(0, 16);
  return inProject('.cache', 'wechat-compiler', hash);
}

function packageIn(folder) {
  return join(folder, 'node_modules', 'miniprogram-ci');
}

/** Installs beside the target and renames at the end: what is cut off leaves nothing that looks whole. */
async function install(folder) {
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    for (const name of ['package.json', lockFile]) copyFileSync(source(name), join(draft, name));
    const { code, output, seconds } = await run(
      'npm',
      ['ci', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
      { label: 'npm ci (miniprogram-ci)', quiet: true },
    );
    if (code !== 0) throw new WechatCiMissingError(output);
    // Another process may have been quicker: its copy is as good.
    if (existsSync(packageIn(folder))) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    process.stderr.write(`  miniprogram-ci: ${inSeconds(seconds)}\n`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * The folder of WeChat's package `miniprogram-ci`, installed first where it is missing (276 MB, once a version). It
 * has a package and lock file of its own in `commands/wechat-compiler`, so that nobody downloads it to develop.
 * @throws {WechatCiMissingError} where it is not there and npm can't fetch it
 */
export async function wechatCi() {
  const folder = folderOfLock();
  if (!existsSync(packageIn(folder))) await install(folder);
  return packageIn(folder);
}
