import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Writes a file so that a kill at any moment leaves the old content or the new, never a part. Owner only. */
export function writeWhole(file: string, content: string | Buffer): void {
  const beside = `${file}.${process.pid}.part`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}
