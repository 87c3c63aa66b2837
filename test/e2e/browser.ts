import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium with an empty profile. CHROMIUM_PATH names it where it isn't Debian's. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    headless: true,
    args: flags,
  });

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
}

/** A phone's screen: 390 by 844, touched, in Chinese. Each has its own storage and cookies. */
export async function newScreen(
  browser: Browser,
  { colorScheme = 'light' }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme,
  });
  // esbuild marks functions by this helper, and functions handed to the page leave it behind.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  return context;
}
