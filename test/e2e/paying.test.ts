import type { Browser } from 'playwright-core';
import { askedOn } from '../ways/five-notices';
import { LocalCloud } from '../ways/local-cloud';
import { dyingOnTheWay, inTheSameSecond, oneAfterTheOther } from '../ways/one-grandmother';
import { launchBrowser } from './browser';
import { BrowserPhone } from './browser-phone';

jest.setTimeout(120_000);

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

describe('one grandmother, two phones, in Chromium', () => {
  it('is paid for by the first, and the second learns who has her in hand', () =>
    oneAfterTheOther({ cloud, phoneOf }, 100));

  it('is paid for once when both tap in the same second', () => inTheSameSecond({ cloud, phoneOf }, 101));

  it('is paid for once, whenever the phone dies and comes back, at the cashier too', async () => {
    expect(await dyingOnTheWay({ cloud, phoneOf }, 110)).toBe(4);
  });
});
