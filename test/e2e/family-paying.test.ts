import type { Browser } from 'playwright-core';
import { askedOn } from '../ways/five-notices';
import { waysOfPaying } from '../ways/family-paying';
import { LocalCloud } from '../ways/local-cloud';
import { launchBrowser } from './browser';
import { BrowserPhone } from './browser-phone';

jest.setTimeout(300_000);

let cloud: LocalCloud;
let browser: Browser;
const phones: BrowserPhone[] = [];

const phoneOf = async (user: string): Promise<BrowserPhone> => {
  const phone = await BrowserPhone.take(browser, cloud.address, {}, user);
  phones.push(phone);
  return phone;
};

beforeAll(async () => {
  cloud = await LocalCloud.start(askedOn);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});
afterEach(async () => {
  const used = phones.splice(0);
  for (const phone of used) await phone.putAway();
  expect(used.flatMap(({ complaints }) => complaints)).toEqual([]);
});

describe('paying for the family, in Chromium', () => {
  it.each(waysOfPaying)('$name', ({ walk }) => walk({ cloud, phoneOf }));
});
