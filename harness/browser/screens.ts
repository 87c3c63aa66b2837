import type { Browser } from 'playwright-core';
import { Screen } from './screen';
import type { Look } from './screen';

/** The screens on which one cloud's preview is opened. One that is put back is emptied, and taken again. */
export class Screens {
  private readonly free: Screen[] = [];

  constructor(
    private readonly browser: Browser,
    readonly address: string,
  ) {}

  async take(look: Look = {}): Promise<Screen> {
    const screen = this.free.pop() ?? (await Screen.make(this.browser, this.address));
    await screen.prepare(look);
    return screen;
  }

  async putBack(screen: Screen): Promise<void> {
    await screen.empty();
    this.free.push(screen);
  }
}
