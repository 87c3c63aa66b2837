import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Names the folder to the processes in which tests run. */
const variable = 'DATA_TO_BEGIN_WITH';

/** A folder for data that all clouds of a run begin with, made once by `make`: sample data take seconds to bring in. */
export async function layDataToBeginWith(make: (dataDir: string) => Promise<void>): Promise<void> {
  if (process.env[variable]) return;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'medical-insurance-begin-'));
  process.env[variable] = folder;
  await make(folder);
}

export function removeDataToBeginWith(): void {
  const folder = process.env[variable];
  if (!folder) return;
  fs.rmSync(folder, { recursive: true, force: true });
  delete process.env[variable];
}

/** A copy of it, where it was made; otherwise the cloud brings in its sample data itself. */
export function copyDataToBeginWith(dataDir: string): void {
  const folder = process.env[variable];
  if (folder) fs.cpSync(folder, dataDir, { recursive: true });
}
