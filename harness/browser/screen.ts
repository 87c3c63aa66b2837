import type { Browser, BrowserContext, CDPSession, Disposable, Page } from 'playwright-core';
import { ServerCalls } from './server-calls';

/** What a browser has stored for the product. */
export type Stored = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  /** Left from an earlier visit; nothing where it is not given. */
  readonly stored?: Stored;
  /** Whose phone it is, an id of the preview's people; the first of them where none is given. */
  readonly user?: string;
}

/** The page that is shown, and the browser's own protocol for it. */
interface Shown {
  readonly page: Page;
  readonly session: CDPSession;
  readonly calls: ServerCalls;
}

async function showIn(context: BrowserContext): Promise<Shown> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return { page, session, calls: new ServerCalls(session) };
}

/** Runs in the page: what Chromium keeps for a tab as long as it is open. */
function forgetTab() {
  window.name = '';
  sessionStorage.clear();
}

/**
 * A phone's screen: 390 by 844, touched, in Chinese. Each has its own storage and cookies. Once emptied it is as new, but
 * for the product's files: what the browser has fetched and compiled of them stays, and is most of what opening takes.
 */
export class Screen {
  private colorScheme: 'light' | 'dark' = 'light';
  private left: Disposable | null = null;

  private constructor(
    private readonly address: string,
    readonly context: BrowserContext,
    private shown: Shown,
  ) {}

  /** @param address the preview's; nothing else is opened on it */
  static async make(browser: Browser, address: string): Promise<Screen> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 1,
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    // esbuild marks functions by this helper, and functions handed to the page leave it behind.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    return new Screen(address, context, await showIn(context));
  }

  get page(): Page {
    return this.shown.page;
  }

  get calls(): ServerCalls {
    return this.shown.calls;
  }

  async prepare({ colorScheme = 'light', stored, user }: Look): Promise<void> {
    this.colorScheme = colorScheme;
    await this.page.emulateMedia({ colorScheme });
    if (stored) await this.leave(stored);
    if (user !== undefined) {
      await this.context.addCookies([{ name: 'preview-user', value: user, url: this.address }]);
    }
  }

  /** Closes the page in the middle of what it does, and shows an empty one. */
  async renew(): Promise<void> {
    const { meeting } = this.calls;
    await this.page.close();
    this.shown = await showIn(this.context);
    await this.page.emulateMedia({ colorScheme: this.colorScheme });
    if (meeting !== null) await this.calls.intercept(meeting);
  }

  /** Forgets whatever was opened, stored and set on it. */
  async empty(): Promise<void> {
    await this.context.setOffline(false);
    // Only the product's own page can be asked to forget.
    if (this.page.url().startsWith(this.address)) await this.page.evaluate(forgetTab);
    else await this.renew();
    await this.page.goto('about:blank');
    await this.calls.letThrough();
    await this.left?.dispose();
    this.left = null;
    const { session } = this.shown;
    await session.send('Page.resetNavigationHistory');
    await session.send('Storage.clearDataForOrigin', {
      origin: new URL(this.address).origin,
      storageTypes: 'all',
    });
    await this.context.clearCookies();
  }

  /** By a script, for Playwright's own way takes half a second: it opens each origin once before. */
  private async leave({ cookies, origins }: Stored): Promise<void> {
    await this.context.addCookies(cookies);
    this.left = await this.context.addInitScript((kept: Stored['origins']) => {
      const mark = 'left-from-an-earlier-visit';
      const items = kept.find(({ origin }) => origin === location.origin)?.localStorage ?? [];
      if (items.length === 0 || localStorage.getItem(mark) !== null) return;
      for (const { name, value } of [...items, { name: mark, value: '' }]) localStorage.setItem(name, value);
    }, origins);
  }
}
