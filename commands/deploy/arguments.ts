import { parseArgs } from 'node:util';

/** What `npm run deploy --` was given. */
export interface DeployArguments {
  readonly envId: string;
  readonly version: string;
  /** Empty in a dry run. */
  readonly keyFile: string;
  readonly dryRun: boolean;
}

/** The arguments can't be used; the message says which. */
export class ArgumentsError extends Error {}

export const usage =
  'Usage: npm run deploy -- --env ID --key FILE --version V [--dry-run]\n' +
  '  --env      the cloud environment (console → 设置 → 环境 ID)\n' +
  '  --key      a file outside the project: docs/deploy-to-wechat.md, "The key file". Not needed with --dry-run\n' +
  '  --version  the version of the mini-program, such as 1.0.0\n' +
  '  --dry-run  prints every call for an empty environment; needs neither key nor network';

/** @throws {ArgumentsError} */
export function readArguments(args: readonly string[]): DeployArguments {
  const { env = '', key = '', version = '', 'dry-run': dryRun = false } = parsed(args);
  if (!/^[a-z][a-z0-9-]{2,63}$/.test(env))
    throw new ArgumentsError('--env is the id of the cloud environment.');
  if (!/^\d+(\.\d+){1,3}$/.test(version))
    throw new ArgumentsError('--version is numbers and dots, such as 1.0.0.');
  if (key === '' && !dryRun) throw new ArgumentsError('--key is the file with the keys.');
  return { envId: env, version, keyFile: key, dryRun };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        env: { type: 'string' },
        key: { type: 'string' },
        version: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentsError(error instanceof Error ? error.message : String(error));
  }
}
