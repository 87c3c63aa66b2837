import type { Browser } from 'playwright-core';
import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';
import { launchBrowser } from '../../harness/browser/browser';
import { BrowserPhone } from '../../harness/browser/browser-phone';
import { Screens } from '../../harness/browser/screens';

interface Running {
  readonly cloud: LocalCloud;
  readonly browser: Browser;
  readonly screens: Screens;
}

/**
 * A cloud and a browser for a file of tests, and phones in that browser. After each test they are put away, and it
 * fails where one of them complained.
 */
export class Phones {
  private readonly taken: BrowserPhone[] = [];
  private running: Running | null = null;

  static use(): Phones {
    const phones = new Phones();
    beforeAll(() => phones.start());
    afterAll(() => phones.stop());
    afterEach(async () => {
      expect(await phones.putAway()).toEqual([]);
    });
    return phones;
  }

  get cloud(): LocalCloud {
    return this.started.cloud;
  }

  /** Whose, by open id; without one, of the preview's own. */
  readonly phoneOf = async (user?: string): Promise<BrowserPhone> => {
    const phone = await BrowserPhone.take(this.started.screens, { user });
    this.taken.push(phone);
    return phone;
  };

  private get started() {
    if (this.running === null) throw new Error('the cloud has not started');
    return this.running;
  }

  private async start(): Promise<void> {
    const cloud = await LocalCloud.start(askedOn);
    const browser = await launchBrowser();
    this.running = { cloud, browser, screens: new Screens(browser, cloud.address) };
  }

  private async stop(): Promise<void> {
    await this.started.browser.close();
    await this.started.cloud.stop();
  }

  /** Answers what they complained of. */
  private async putAway(): Promise<readonly string[]> {
    const used = this.taken.splice(0);
    for (const phone of used) await phone.putAway();
    return used.flatMap(({ complaints }) => complaints);
  }
}
