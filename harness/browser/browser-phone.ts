import type { ConsoleMessage, Locator, Page } from 'playwright-core';
import type { Phone, TableFile } from '../phone';
import type { Look, Screen, Stored } from './screen';
import type { Screens } from './screens';
import type { Meeting } from './server-calls';

const patienceMs = 15_000;

/** Words of the page one sees: the preview's own bar, and pages that lie below, are left out. */
function visibleWords() {
  const shown = [...document.querySelectorAll<HTMLElement>('.frame')].filter(
    (frame) => frame.offsetParent !== null,
  );
  return shown.map((frame) => frame.innerText).join('\n');
}

/** Which page an address shows, and which step of it; empty where it is none of the program's. */
function placeIn(url: string): string {
  const [path = '', query = ''] = url.split('#/')[1]?.split('?') ?? [];
  return `${path}${/(?:^|&)(?:step|q)=[^&]*/.exec(query)?.[0] ?? ''}`;
}

/** The H5 preview in Chromium. `complaints` holds what went wrong behind the page: empty after every test. */
export class BrowserPhone implements Phone {
  readonly build = 'h5';
  readonly complaints: string[] = [];
  private cutOff = false;
  private taps = 0;
  private screens: string[] = [];

  private constructor(
    private readonly shelf: Screens,
    private readonly screen: Screen,
  ) {
    this.listen();
  }

  get page(): Page {
    return this.screen.page;
  }

  static async take(screens: Screens, look?: Look): Promise<BrowserPhone> {
    return new BrowserPhone(screens, await screens.take(look));
  }

  async open(address: string): Promise<void> {
    // A code opens the product anew; a change of the hash alone would not.
    if (this.page.url() !== 'about:blank') await this.page.goto('about:blank');
    await this.page.goto(`${this.shelf.address}#/${address}`);
    await this.page.locator('.frame:visible').first().waitFor();
  }

  async tap(id: string): Promise<void> {
    if (!id.startsWith('cashier-')) this.taps += 1;
    await this.control(id).tap();
  }

  /** From now on taps and screens are counted anew; the page that is shown is the first screen. */
  countFromHere(): void {
    this.taps = 0;
    this.screens = [placeIn(this.page.url())];
  }

  /**
   * Since {@link countFromHere}: taps and fields that were filled in, each once, but for those in WeChat's own dialogs; and the
   * pages that were shown, one after the other.
   */
  get counted(): { readonly taps: number; readonly screens: number } {
    return { taps: this.taps, screens: this.screens.length };
  }

  async input(id: string, value: string): Promise<void> {
    // One tap puts the cursor there; what is typed then isn't counted.
    this.taps += 1;
    const box = this.control(id);
    const inner = box.locator('input, textarea');
    await box.waitFor();
    await ((await inner.count()) > 0 ? inner.first() : box).fill(value);
  }

  async choosePictures(id: string, files: readonly Buffer[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.tap(id);
    const pictures = files.map((buffer, at) => ({ name: `${at + 1}.jpg`, mimeType: 'image/jpeg', buffer }));
    await (await choosing).setFiles(pictures);
  }

  async chooseTable(id: string, { name, body }: TableFile): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.tap(id);
    await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer: body });
  }

  async says(words: string | RegExp): Promise<void> {
    const wanted = typeof words === 'string' ? words : words.source;
    const end = Date.now() + patienceMs;
    for (;;) {
      const said = await this.words();
      if (typeof words === 'string' ? said.includes(words) : words.test(said)) return;
      if (Date.now() > end) throw new Error(`${await this.route()} doesn't say ${wanted}:\n${said}`);
      await this.page.waitForTimeout(50);
    }
  }

  async appears(id: string): Promise<void> {
    await this.control(id).waitFor();
  }

  /** Waits until a control is not there any more. */
  async gone(id: string): Promise<void> {
    await this.page.locator(`[id="${id}"]:visible`).first().waitFor({ state: 'hidden' });
  }

  async has(id: string): Promise<boolean> {
    return (await this.page.locator(`[id="${id}"]:visible`).count()) > 0;
  }

  idsFrom(beginning: string): Promise<readonly string[]> {
    return this.page
      .locator(`[id^="${beginning}"]:visible`)
      .evaluateAll((elements) => elements.map(({ id }) => id));
  }

  async pay(id: string, ...acts: readonly string[]): Promise<boolean> {
    if (!(await this.toCashier(id))) return false;
    for (const act of acts) {
      // The cashier's buttons come back where one may go on there; Playwright waits for that.
      await this.tap(`cashier-${act}`);
    }
    await this.page.locator('.frame:visible').first().waitFor();
    return true;
  }

  private async toCashier(id: string): Promise<boolean> {
    await this.tap(id);
    await this.page.locator('#cashier-confirm, #failed:visible').first().waitFor();
    return !(await this.has('failed'));
  }

  async payAndLoseConnection(id: string, act: string): Promise<boolean> {
    if (!(await this.toCashier(id))) return false;
    await this.interceptServer('no-network');
    await this.tap(`cashier-${act}`);
    await this.page.locator('.frame:visible').first().waitFor();
    return true;
  }

  /** From now on. What the browser itself says of a cut connection, be it late, is no complaint. */
  async interceptServer(meeting: Meeting): Promise<void> {
    this.cutOff = true;
    await this.screen.calls.intercept(meeting);
  }

  async dieAtCashier(id: string): Promise<void> {
    if (!(await this.toCashier(id))) throw new Error('the cashier did not open');
    await this.die();
  }

  async cardFrom(id: string): Promise<string> {
    await this.tap(id);
    const link = await this.copied();
    return link.slice(link.indexOf('#/') + 2);
  }

  copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async words(id?: string): Promise<string> {
    const said =
      id === undefined ? await this.page.evaluate(visibleWords) : await this.control(id).innerText();
    return said.replace(/\s+/g, ' ').trim();
  }

  route(): Promise<string> {
    return this.page.evaluate(() => (location.hash.replace(/^#\//, '').split('?')[0] ?? '') || '');
  }

  async back(): Promise<void> {
    await this.page.goBack();
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.screen.context.setOffline(offline);
    if (!offline && this.cutOff) await this.screen.calls.letThrough();
    if (!offline) this.cutOff = false;
  }

  async die(): Promise<void> {
    await this.screen.renew();
    this.listen();
  }

  /** For a phone that goes on from here: see {@link Look}. */
  stored(): Promise<Stored> {
    return this.screen.context.storageState();
  }

  /** The next phone may be taken on the same screen: nothing that this one left is on it. */
  async putAway(): Promise<void> {
    this.page.off('console', this.hearConsole).off('pageerror', this.hearError);
    this.page.off('framenavigated', this.noteScreen);
    await this.shelf.putBack(this.screen);
  }

  private listen(): void {
    this.page.setDefaultTimeout(patienceMs);
    this.page.on('console', this.hearConsole).on('pageerror', this.hearError);
    this.page.on('framenavigated', this.noteScreen);
  }

  /** WeChat's cashier stands outside the program: it has no page of ours. */
  private readonly noteScreen = (): void => {
    const place = placeIn(this.page.url());
    if (place !== '' && place !== this.screens.at(-1)) this.screens.push(place);
  };

  private readonly hearConsole = (message: ConsoleMessage): void => {
    if (this.cutOff && message.text().includes('ERR_INTERNET_DISCONNECTED')) return;
    if (message.type() === 'error') this.complaints.push(message.text());
  };

  private readonly hearError = (error: Error): void => {
    this.complaints.push(error.stack ?? error.message);
  };

  /** Pages that lie below stay in the document, so an id can be there twice: the visible one is meant. */
  private control(id: string): Locator {
    return this.page.locator(`[id="${id}"]:visible`).last();
  }
}
