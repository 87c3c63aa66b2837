#!/usr/bin/env node
// `npm run test:one -- PATH… [-t NAME]`: the test files whose paths contain one of PATH…, after building what they run.
import { build } from './lib/builds.mjs';
import { findChromium } from './lib/browser.mjs';
import { installPackages } from './lib/packages.mjs';
import { tool } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { SettingError } from './lib/settings.mjs';

/** The builds that tests in a folder run; all other tests run the sources. */
const buildsOf = { 'test/weapp': ['functions', 'weapp'], 'test/e2e': ['functions', 'h5'] };

const given = process.argv.slice(2);

async function main() {
  if (given.length === 0) throw new SettingError('npm run test:one -- test/policy/money.test.ts [-t "name"]');
  await installPackages();
  for (const [folder, names] of Object.entries(buildsOf)) {
    if (!given.some((one) => one.includes(folder))) continue;
    for (const name of names) if (!(await build(name)).ok) return 1;
  }
  const env = { CHROMIUM_PATH: findChromium() ?? '' };
  return (await run(tool('jest'), given, { env })).code;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
