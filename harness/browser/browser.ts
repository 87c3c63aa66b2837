import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's, the one without a window first: tests and pictures take half as long in it. */
const debians = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** Chromium with an empty profile. CHROMIUM_PATH names it where it isn't Debian's. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || debians.find((path) => existsSync(path)),
    headless: true,
    args: flags,
  });
}
