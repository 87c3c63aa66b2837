import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** A function's code as it is uploaded. */
export interface FunctionCode {
  /** The same for the same files, whenever and wherever they were packed. */
  readonly hash: string;
  /** Base 64 of a zip. */
  readonly zip: string;
}

/** The code can't be uploaded as it is; the message names the folder and why. */
export class CodeError extends Error {}

/** What one call may carry (1.5 MB, as the official package holds it). */
const mostBytes = 1_500_000;
/** Any fixed day that a zip can hold. */
const mtime = new Date(2020, 0, 1);

/** Packs a function's folder. @throws {CodeError} where it is missing, or too large for one call */
export function packFunction(folder: string): FunctionCode {
  const files = filesUnder(folder);
  if (files.length === 0) throw new CodeError(`${folder} has no files: was it built?`);
  const contents = files.map((file): [string, Uint8Array] => [
    relative(folder, file).split(sep).join('/'),
    readFileSync(file),
  ]);
  const zip = zipSync(Object.fromEntries(contents), { mtime, level: 9 });
  if (zip.byteLength > mostBytes) {
    throw new CodeError(`${folder} packs to ${zip.byteLength} bytes; a function may have ${mostBytes}`);
  }
  return { hash: hashOf(contents), zip: Buffer.from(zip).toString('base64') };
}

/** A hash over every file of a folder, names included; empty where there is no such folder. */
export function hashOfFolder(folder: string): string {
  const files = filesUnder(folder);
  if (files.length === 0) return '';
  return hashOf(files.map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file)]));
}

function hashOf(contents: readonly (readonly [string, Uint8Array])[]): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of contents) hash.update(name).update('\0').update(bytes).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .sort()
      .flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? filesUnder(path) : [path];
      });
  } catch {
    return [];
  }
}
