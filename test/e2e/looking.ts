import type { Browser } from 'playwright-core';
import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';
import type { Mode } from '../../harness/journeys/calculator';
import { audit } from './audit';
import { launchBrowser } from '../../harness/browser/browser';
import type { Look } from '../../harness/browser/browser';
import { arriveAt } from '../../harness/page-states/pictures';
import type { PageState } from '../../harness/page-states/page-state';

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
    const phone = await arriveAt(browser, cloud, state, { mode, look });
    expect(await audit(phone, { care: mode !== 'ordinary' })).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  };
}
