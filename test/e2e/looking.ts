import type { Browser } from 'playwright-core';
import { askedOn } from '../ways/five-notices';
import { LocalCloud } from '../ways/local-cloud';
import type { Mode } from '../ways/whole-way';
import { audit } from './audit';
import { launchBrowser } from './browser';
import type { Look } from './browser';
import { arriveAt } from './pictures';
import type { PageState } from './page-state';

/** A cloud and a browser for a file of tests, and a look at one page in one state. */
export function useLooking(): (state: PageState, mode: Mode, look?: Look) => Promise<void> {
  let cloud: LocalCloud;
  let browser: Browser;
  beforeAll(async () => {
    cloud = await LocalCloud.start(askedOn);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await cloud.stop();
  });
  return async (state, mode, look) => {
    const phone = await arriveAt(browser, cloud, state, mode, look);
    expect(await audit(phone, { care: mode !== 'ordinary' })).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  };
}
