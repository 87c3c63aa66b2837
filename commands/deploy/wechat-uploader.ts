import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Uploader } from './program';
import { UploadError } from './program';

/** What we use of `miniprogram-ci`, WeChat's official package. */
interface MiniProgramCi {
  readonly Project: new (options: {
    readonly appid: string;
    readonly type: 'miniProgram';
    readonly projectPath: string;
    readonly privateKeyPath: string;
    readonly ignores: readonly string[];
  }) => object;
  upload(options: {
    readonly project: object;
    readonly version: string;
    readonly desc: string;
    readonly robot: number;
    readonly setting: { readonly useProjectConfig: boolean };
    readonly onProgressUpdate: () => void;
  }): Promise<unknown>;
}

export interface WeChatUploaderOptions {
  /** The folder of the installed package. */
  readonly packageFolder: () => Promise<string>;
  readonly appId: string;
  readonly projectFolder: string;
  readonly uploadKeyFile: string;
}

/** Uploads by WeChat's official package, as its first robot. */
export function weChatUploader(options: WeChatUploaderOptions): Uploader {
  return {
    upload: async ({ version, hash }) => {
      const folder = await options.packageFolder();
      const ci = createRequire(join(folder, 'package.json'))(folder) as MiniProgramCi;
      try {
        const project = new ci.Project({
          appid: options.appId,
          type: 'miniProgram',
          projectPath: options.projectFolder,
          privateKeyPath: options.uploadKeyFile,
          ignores: ['node_modules/**/*'],
        });
        await ci.upload({
          project,
          version,
          desc: `${version} (${hash})`,
          robot: 1,
          setting: { useProjectConfig: true },
          onProgressUpdate: () => {},
        });
      } catch (error) {
        throw new UploadError(uploadWords(error instanceof Error ? error.message : String(error)));
      }
    },
  };
}

/** WeChat's upload errors are words, most in English; the known ones get what to do. */
function uploadWords(message: string): string {
  const words = message.slice(0, 400);
  const cause = uploadCauses.find(({ said }) => said.test(message));
  return `WeChat did not take the mini-program: ${words}. ${cause?.todo ?? 'Put that right, then run the same command again.'}`;
}

const uploadCauses = [
  {
    said: /invalid ip|IP.{0,8}白名单/i,
    todo: 'Add the address it names under 开发管理 → 开发设置 → 小程序代码上传 → IP 白名单, then run the same command again.',
  },
  {
    said: /rand str|signature|private ?key|PEM|decoder|-10007|-80011/i,
    todo: 'The upload key has expired, was made anew, or belongs to another app id: 开发管理 → 开发设置 → 小程序代码上传 makes a new one.',
  },
  {
    said: /invalid appid|appid/i,
    todo: 'Check appid in project.config.json.',
  },
  {
    said: /ECONNRESET|ETIMEDOUT|ENOTFOUND|ECONNREFUSED|socket hang up/,
    todo: 'The network faltered: check the connection, then run the same command again.',
  },
] as const;
