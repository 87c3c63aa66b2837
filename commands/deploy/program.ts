import { configureFunction } from './configure';
import type { Difference } from './difference';
import type { Remote } from './remote';
import type { ServiceCall } from './service';

/** The mini-program as it is to be uploaded. */
export interface Program {
  readonly version: string;
  /** Of the built folder; empty in a dry run. */
  readonly hash: string;
}

/** WeChat's upload, by its official package. */
export interface Uploader {
  /** @throws {UploadError} */
  upload(program: Program): Promise<void>;
}

/** WeChat didn't take the mini-program; the message says why and what to do. */
export class UploadError extends Error {}

/** WeChat tells nobody what was uploaded last, so the environment remembers it, on this function. */
export const markedFunction = 'timer';
export const markVariable = 'DEPLOYED_PROGRAM';

function markOf({ version, hash }: Program): string {
  return `${version} ${hash}`;
}

/** Whether this very program has to be uploaded. */
export function programDifference(program: Program, remote: Remote): Difference | null {
  const mark = remote.functions.get(markedFunction)?.variables[markVariable];
  if (mark === markOf(program)) return null;
  const words =
    mark === undefined
      ? 'was not uploaded yet'
      : `the last upload was ${mark.split(' ')[0]}, or of other code`;
  return {
    kind: mark === undefined ? 'missing' : 'different',
    what: `mini-program ${program.version}`,
    words,
    steps: [],
  };
}

/** Remembers the upload, beside the variables that stand. */
export function markProgram(program: Program, remote: Remote): ServiceCall {
  const existing = remote.functions.get(markedFunction)?.variables ?? {};
  return configureFunction(remote, {
    name: markedFunction,
    variables: { ...existing, [markVariable]: markOf(program) },
  });
}
