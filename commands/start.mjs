#!/usr/bin/env node
// `npm start`: the whole product on this machine. Plain node until the packages are there.
import { spawn } from 'node:child_process';
import { build } from './lib/builds.mjs';
import { installPackages } from './lib/packages.mjs';
import { inProject, root } from './lib/root.mjs';
import { readSettings, requireFreePort, SettingError } from './lib/settings.mjs';
import { welcome } from './lib/welcome.mjs';

/** Waits until the local cloud answers, or has ended. */
async function answers(address, child) {
  while (child.exitCode === null && child.signalCode === null) {
    const reply = await fetch(address).catch(() => undefined);
    if (reply?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Ctrl-C stops the cloud cleanly, once; asked again three seconds later, at once. */
function stopWith(child) {
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (asked === 0) child.kill('SIGTERM');
      else if (Date.now() - asked > 3000) child.kill('SIGKILL');
      asked ||= Date.now();
    });
  }
  process.once('exit', () => child.kill('SIGKILL'));
}

async function serve({ port, dataDir, today }) {
  const child = spawn(process.execPath, ['--import', 'tsx', inProject('commands', 'serve.ts')], {
    cwd: root,
    // A group of its own: Ctrl-C reaches it from here, once.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ...(today ? { TODAY: today } : {}) },
  });
  stopWith(child);
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? 0 : (code ?? 1)));
  });
  const address = `http://127.0.0.1:${port}/`;
  if (await answers(address, child)) process.stdout.write(welcome({ address, dataDir, today }));
  return ended;
}

async function start() {
  const settings = readSettings(process.env, process.cwd());
  await requireFreePort(settings.port);
  await installPackages();
  for (const name of ['functions', 'h5']) if (!(await build(name)).ok) return 1;
  await requireFreePort(settings.port);
  return serve(settings);
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
