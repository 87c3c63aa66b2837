import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ArgumentsError } from '../deploy/arguments';

/** What `npm run audit --` was given. */
export interface AuditArguments {
  readonly source: FolderSource | CloudSource;
  /** Name everything that doesn't agree, not the first alone. */
  readonly all: boolean;
}

export interface FolderSource {
  readonly kind: 'folder';
  readonly folder: string;
}

export interface CloudSource {
  readonly kind: 'cloud';
  readonly envId: string;
  readonly keyFile: string;
  /** Leave the copy where it is. */
  readonly keep: boolean;
}

export const auditUsage =
  'npm run audit [-- --copy FOLDER] [--all]\nnpm run audit -- --env ID --key FILE [--keep] [--all]';

/** `dataDir`: what is audited where nothing is named. @throws {ArgumentsError} or a `TypeError` of `parseArgs` */
export function readAuditArguments(args: readonly string[], dataDir: string): AuditArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      copy: { type: 'string' },
      env: { type: 'string' },
      key: { type: 'string' },
      keep: { type: 'boolean' },
      all: { type: 'boolean' },
    },
  });
  const { copy, env: envId, key: keyFile, keep = false, all = false } = values;
  if (envId === undefined) {
    if (keyFile !== undefined || keep) throw new ArgumentsError('--key and --keep belong to --env.');
    return { source: { kind: 'folder', folder: resolve(copy ?? dataDir) }, all };
  }
  if (copy !== undefined) throw new ArgumentsError('A copy or an environment, not both.');
  if (!/^[a-z][a-z0-9-]{2,63}$/.test(envId))
    throw new ArgumentsError('--env is the id of the cloud environment.');
  if (keyFile === undefined) throw new ArgumentsError('--key is the file with the keys.');
  return { source: { kind: 'cloud', envId, keyFile: resolve(keyFile), keep }, all };
}
