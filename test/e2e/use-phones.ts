import type { LocalCloud } from '../../harness/local-cloud';
import { BrowserPhone } from '../../harness/browser/browser-phone';
import { useScreens } from './use-screens';

/**
 * A cloud and a browser for a file of tests, and phones in that browser. After each test they are put away, and it
 * fails where one of them complained.
 */
export class Phones {
  private readonly taken: BrowserPhone[] = [];

  private constructor(private readonly running: ReturnType<typeof useScreens>) {}

  static use(): Phones {
    const phones = new Phones(useScreens());
    afterEach(async () => {
      expect(await phones.putAway()).toEqual([]);
    });
    return phones;
  }

  get cloud(): LocalCloud {
    return this.running().cloud;
  }

  /** Whose, by open id; without one, of the preview's own. */
  readonly phoneOf = async (user?: string): Promise<BrowserPhone> => {
    const phone = await BrowserPhone.take(this.running().screens, { user });
    this.taken.push(phone);
    return phone;
  };

  /** Answers what they complained of. */
  private async putAway(): Promise<readonly string[]> {
    const used = this.taken.splice(0);
    for (const phone of used) await phone.putAway();
    return used.flatMap(({ complaints }) => complaints);
  }
}
