#!/usr/bin/env node
// Runs a command of this project, after installing its packages where they are missing.
// Nothing but the command itself writes to standard output.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name, ...rest] = process.argv.slice(2);

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  process.stderr.write('Installing packages (once, about two minutes)…\n');
  const install = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (install.status !== 0) process.exit(install.status ?? 1);
}
const run = spawnSync(join(root, 'node_modules', '.bin', name), rest, { cwd: root, stdio: 'inherit' });
if (run.error) process.stderr.write(`${run.error.message}\n`);
process.exit(run.status ?? 1);
