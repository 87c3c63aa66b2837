import { existsSync } from 'node:fs';
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

/** What a browser has stored for the product. */
export type Stored = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  /** Left from an earlier visit; nothing where it is not given. */
  readonly stored?: Stored;
}

/** A phone's screen: 390 by 844, touched, in Chinese. Each has its own storage and cookies. */
export async function newScreen(
  browser: Browser,
  { colorScheme = 'light', stored }: Look = {},
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
  if (stored) await leave(context, stored);
  return context;
}

/** By a script, for Playwright's own way takes half a second: it opens each origin once before. */
async function leave(context: BrowserContext, { cookies, origins }: Stored): Promise<void> {
  await context.addCookies(cookies);
  await context.addInitScript((kept: Stored['origins']) => {
    const mark = 'left-from-an-earlier-visit';
    const items = kept.find(({ origin }) => origin === location.origin)?.localStorage ?? [];
    if (items.length === 0 || localStorage.getItem(mark) !== null) return;
    for (const { name, value } of [...items, { name: mark, value: '' }]) localStorage.setItem(name, value);
  }, origins);
}
