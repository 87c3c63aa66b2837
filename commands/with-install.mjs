#!/usr/bin/env node
// Runs a command of this project, after installing its packages where they are missing.
// Nothing but the command itself writes to standard output.
import { spawnSync } from 'node:child_process';
import { installPackages } from './lib/packages.mjs';
import { root, tool } from './lib/root.mjs';

const [name, ...rest] = process.argv.slice(2);

await installPackages();
const run = spawnSync(tool(name), rest, { cwd: root, stdio: 'inherit' });
if (run.error) process.stderr.write(`${run.error.message}\n`);
process.exit(run.status ?? 1);
