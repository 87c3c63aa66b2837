import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, root } from './root.mjs';
import { run } from './run.mjs';
import { wechatCi } from './wechat-ci.mjs';

/** WeChat's compiler refuses the build; the message has its words. */
export class WechatCompileError extends Error {
  constructor(words) {
    super(`WeChat's compiler refuses the build:\n${words}`);
    this.name = 'WechatCompileError';
  }
}

/**
 * Compiles `dist/weapp` with WeChat's own compiler, as an upload does, without a network and without a real key.
 * Answers `{ files: [{ path, bytes }], warnings: [words], quality: [{ name, words }] }`: what would be uploaded, what
 * the compiler warns of, and the points of WeChat's code quality list that the build doesn't meet.
 * @throws {WechatCompileError} where it doesn't compile
 * @throws {WechatCiMissingError} where the compiler is not there and can't be fetched
 */
export async function compileForWechat(project = root) {
  const packageFolder = await wechatCi();
  const folder = mkdtempSync(join(tmpdir(), 'wechat-compile-'));
  const result = join(folder, 'result.json');
  try {
    const { code, output } = await run(
      process.execPath,
      [inProject('commands', 'wechat-compiler', 'compile.mjs'), packageFolder, project, result],
      { label: "WeChat's compiler", quiet: true },
    );
    if (code !== 0) throw new WechatCompileError(output);
    return JSON.parse(readFileSync(result, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
