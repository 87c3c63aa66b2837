import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import * as v from 'valibot';

/** What `--key FILE` holds. Nothing of it is ever printed or given to another program as an argument. */
export interface DeploymentKeys {
  /** Tencent Cloud's API key, for the cloud environment. */
  readonly secretId: string;
  readonly secretKey: string;
  /** The file of WeChat's upload key, for the mini-program. */
  readonly uploadKeyFile: string;
  /** Values of the variables that are given, not made. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where the generated keys are kept for the office's safe, beside the key file. */
  readonly safeFile: string;
}

/** The key file can't be used; the message says why and what to do. */
export class KeyFileError extends Error {}

const example =
  '{ "secretId": "…", "secretKey": "…", "uploadKey": "private.wx….key", "variables": { "MERCHANTS": […] } }';

/** A list, such as the merchants, may stand as it is: functions read it as one line of JSON. */
const asText = v.pipe(
  v.array(v.unknown()),
  v.transform((list) => JSON.stringify(list)),
);

const content = v.strictObject({
  secretId: v.pipe(v.string(), v.minLength(1)),
  secretKey: v.pipe(v.string(), v.minLength(1)),
  uploadKey: v.pipe(v.string(), v.minLength(1)),
  variables: v.optional(v.record(v.string(), v.union([v.string(), asText])), {}),
});

/** Reads the file that `--key` names. @throws {KeyFileError} */
export function readKeyFile(file: string, envId: string, projectFolder: string): DeploymentKeys {
  requireKept(file, projectFolder);
  const { secretId, secretKey, uploadKey, variables } = parse(file);
  const uploadKeyFile = isAbsolute(uploadKey) ? uploadKey : join(dirname(file), uploadKey);
  requireKept(uploadKeyFile, projectFolder);
  return {
    secretId,
    secretKey,
    uploadKeyFile,
    variables,
    safeFile: join(dirname(file), `${envId}.keys.json`),
  };
}

/** A key that others on this machine can read, or that a commit could carry off, isn't one. */
function requireKept(file: string, projectFolder: string): void {
  if (!existsSync(file)) throw new KeyFileError(`There is no file ${file}.`);
  const real = realpathSync(file);
  if (real.startsWith(realpathSync(projectFolder) + sep)) {
    throw new KeyFileError(
      `${file} lies inside the project, where a commit could carry it off. Move it elsewhere.`,
    );
  }
  const { mode } = statSync(real);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeyFileError(`${file} can be read by others on this machine. Run: chmod 600 ${file}`);
  }
}

function parse(file: string): v.InferOutput<typeof content> {
  const text = readFileSync(file, 'utf8');
  if (text.includes('PRIVATE KEY-----')) {
    throw new KeyFileError(
      `${file} is the upload key alone. The cloud environment needs Tencent Cloud's API key as well: write a file ` +
        `${example}, with the upload key beside it, and give that to --key.`,
    );
  }
  const result = v.safeParse(content, asJson(text));
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]);
  throw new KeyFileError(
    `${file}${field === null ? '' : `, field ${field},`} is not as needed. It is: ${example}`,
  );
}

/** What is no JSON has no fields; the text itself is never repeated in a message. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
