import type { Browser } from 'playwright-core';
import { dieAtEveryStep } from '../ways/dying';
import { askedOn, fatherOnDibao, ordinaryInRuizhou } from '../ways/five-notices';
import { LocalCloud } from '../ways/local-cloud';
import { troubles } from '../ways/troubles';
import {
  atMostOneRecord,
  fromPosterToRecord,
  keepAsRecord,
  learnWhatIsPromised,
  modes,
} from '../ways/whole-way';
import { launchBrowser } from './browser';
import { BrowserPhone } from './browser-phone';

jest.setTimeout(180_000);

let cloud: LocalCloud;
let browser: Browser;
let phone: BrowserPhone;

beforeAll(async () => {
  cloud = await LocalCloud.start(askedOn);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});
beforeEach(async () => {
  phone = await BrowserPhone.take(browser, cloud.address);
});
afterEach(async () => {
  expect(phone.complaints).toEqual([]);
  await phone.putAway();
});

describe.each(modes)('the whole way in Chromium, %s mode', (mode) => {
  it.each([...fatherOnDibao, ordinaryInRuizhou])('says what $notice promises', async (promised) => {
    await learnWhatIsPromised(phone, promised, mode);
  });

  it('keeps a father on dibao as a record that waits for confirmation', async () => {
    const [ruizhou] = fatherOnDibao;
    if (!ruizhou) throw new Error('no notice');
    await learnWhatIsPromised(phone, ruizhou, mode);
    await keepAsRecord(phone, ruizhou.region);
  });
});

describe('troubles on the way', () => {
  it.each(troubles)('$name', async ({ meet }) => {
    await meet(phone);
  });
});

describe('a phone that dies', () => {
  it('keeps nothing half when it dies while the record is sent, and gets there in the end', async () => {
    // The taps before only lead from page to page; the weapp build dies at each of them.
    const sending = 13;
    const deaths = await dieAtEveryStep(phone, fromPosterToRecord, atMostOneRecord, sending);
    expect(deaths).toBeGreaterThan(0);
  });
});
