import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../harness/browser/browser';
import { Screens } from '../../harness/browser/screens';
import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';

interface Running {
  readonly cloud: LocalCloud;
  readonly browser: Browser;
  readonly screens: Screens;
}

const slowestMs = 90_000;

/** A cloud, and screens of one browser that show its preview, for a file of tests. */
export function useScreens(): () => Pick<Running, 'cloud' | 'screens'> {
  let running: Running | null = null;
  beforeAll(async () => {
    const cloud = await LocalCloud.start(askedOn);
    const browser = await launchBrowser();
    running = { cloud, browser, screens: new Screens(browser, cloud.address) };
  }, slowestMs);
  afterAll(async () => {
    await running?.browser.close();
    await running?.cloud.stop();
  }, slowestMs);
  return () => {
    if (running === null) throw new Error('the cloud has not started');
    return running;
  };
}
