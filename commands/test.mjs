#!/usr/bin/env node
// `npm test`: everything that can be checked, on a fresh clone too. Its last line counts the tests.
import { installBrowser } from './lib/browser.mjs';
import { installPackages } from './lib/packages.mjs';
import { inSeconds } from './lib/run.mjs';
import { SettingError } from './lib/settings.mjs';
import { runBuilds, runChecks, runJest } from './lib/suites.mjs';

function table(suites) {
  const rows = [
    ['suite', 'passed', 'failed', 'skipped', 'time'],
    ...suites.map(({ name, passed, failed, skipped, seconds }) => [
      name,
      passed,
      failed,
      skipped,
      inSeconds(seconds),
    ]),
  ];
  return rows.map(
    ([name, ...cells]) => name.padEnd(10) + cells.map((cell) => String(cell).padStart(9)).join(''),
  );
}

async function runAll() {
  await installPackages();
  const chromium = await installBrowser();
  const browser = { CHROMIUM_PATH: chromium ?? '' };
  // Each keeps one core busy for a while at its end.
  const [checks, builds] = await Promise.all([runChecks(), runBuilds()]);
  return [
    checks,
    builds,
    await runJest('unit', { workers: 2 }),
    await runJest('app', { workers: 2 }),
    await runJest('weapp', { workers: 2 }),
    await runJest('e2e', { workers: 2, env: browser }),
  ];
}

try {
  const suites = await runAll();
  const sum = (count) => suites.reduce((total, suite) => total + suite[count], 0);
  process.stdout.write(`\n${table(suites).join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
