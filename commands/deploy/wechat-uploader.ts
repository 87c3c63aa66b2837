import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Uploader } from './program';
import { UploadError } from './program';

export interface WeChatUploaderOptions {
  /** The folder of the installed package `miniprogram-ci`. */
  readonly packageFolder: () => Promise<string>;
  readonly appId: string;
  readonly projectFolder: string;
  readonly uploadKeyFile: string;
}

const script = join(__dirname, '..', 'wechat-compiler', 'upload.mjs');

/** Uploads by WeChat's official package, as its first robot. */
export function weChatUploader({ packageFolder, ...options }: WeChatUploaderOptions): Uploader {
  return {
    upload: async ({ version, hash }) => {
      const given = JSON.stringify({ ...options, version, description: `${version} (${hash})` });
      const said = await outputOf(process.execPath, [script, await packageFolder(), given]);
      if (said !== null) throw new UploadError(uploadWords(said));
    },
  };
}

/** What a program wrote, where it failed; null where it went well. */
function outputOf(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const words: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => words.push(part));
    child.stderr.on('data', (part: Buffer) => words.push(part));
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0 ? null : Buffer.concat(words).toString('utf8')));
  });
}

const failure = 'upload failed: ';

/** WeChat's upload errors are words, most in English; the known ones get what to do. */
function uploadWords(said: string): string {
  const at = said.lastIndexOf(failure);
  const words = (at < 0 ? said : said.slice(at + failure.length)).trim().slice(0, 400);
  const cause = causes.find((one) => one.said.test(words));
  return `WeChat did not take the mini-program: ${words}. ${cause?.remedy ?? 'Put that right, then run the same command again.'}`;
}

const causes = [
  {
    said: /invalid ip|IP.{0,8}白名单/i,
    remedy:
      'Add the address it names under 开发管理 → 开发设置 → 小程序代码上传 → IP 白名单, then run the same command again.',
  },
  {
    said: /ECONNRESET|ETIMEDOUT|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|socket hang up|tunneling socket/,
    remedy: 'The network faltered: check the connection (and https_proxy), then run the same command again.',
  },
  {
    said: /rand ?str|signature|private ?key|PEM|decoder|-10007|-80011/i,
    remedy:
      'The upload key has expired, was made anew, or belongs to another app id: 开发管理 → 开发设置 → 小程序代码上传 makes a new one.',
  },
  { said: /appid/i, remedy: 'Check appid in project.config.json, then run the same command again.' },
] as const;
