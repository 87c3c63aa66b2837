import type { Browser } from 'playwright-core';
import { askedOn } from '../ways/five-notices';
import { LocalCloud } from '../ways/local-cloud';
import { modes } from '../ways/whole-way';
import { audit } from './audit';
import { launchBrowser } from './browser';
import { arriveAt } from './pictures';
import { inTheDark, pageStates } from './states';

jest.setTimeout(90_000);

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

describe.each(modes)('every page in %s mode', (mode) => {
  it.each(pageStates)('can be seen, heard and touched: $name', async (state) => {
    const phone = await arriveAt(browser, cloud.address, state, mode);
    expect(await audit(phone, { care: mode === 'care' })).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  });
});

describe('the pages in the dark', () => {
  it.each(pageStates.filter(({ name }) => inTheDark.has(name)))(
    'has enough contrast: $name',
    async (state) => {
      const phone = await arriveAt(browser, cloud.address, state, 'ordinary', { colorScheme: 'dark' });
      expect(await audit(phone, { care: false })).toEqual([]);
      await phone.putAway();
    },
  );
});

describe('the largest letters', () => {
  it.each(pageStates.filter(({ name }) => inTheDark.has(name)))('still fit: $name', async (state) => {
    const phone = await arriveAt(browser, cloud.address, state, 'largest');
    expect(await audit(phone, { care: true })).toEqual([]);
    await phone.putAway();
  });
});
