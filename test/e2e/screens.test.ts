import { BrowserPhone } from '../../harness/browser/browser-phone';
import type { Look } from '../../harness/browser/screen';
import { useScreens } from './use-screens';

/** Runs in the page. */
async function leaveWhatCanBeLeft() {
  localStorage.setItem('left', 'behind');
  sessionStorage.setItem('left', 'behind');
  document.cookie = 'left=behind';
  window.name = 'left';
  await (await caches.open('left')).put('/left', new Response('behind'));
  await new Promise((resolve) => (indexedDB.open('left').onsuccess = resolve));
}

/** Runs in the page. */
async function whatIsThere() {
  const fetched = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
    ({ initiatorType, transferSize }) => initiatorType === 'script' && transferSize > 0,
  );
  return {
    scriptsFetched: fetched.length,
    // The product itself stores the notices, sooner or later.
    stored: Object.values(localStorage).filter((value) => value === 'behind' || value === 'earlier'),
    ofTheTab: [...Object.keys(sessionStorage), window.name],
    cookies: document.cookie,
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    // The empty page of a new tab, and this one.
    pagesBefore: history.length - 2,
    online: navigator.onLine,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
  };
}

const nothing = {
  stored: [],
  ofTheTab: [''],
  cookies: '',
  caches: [],
  databases: [],
  pagesBefore: 0,
  online: true,
  dark: false,
};

describe('a screen that was put back', () => {
  const running = useScreens();

  /** What is there for a phone that opens the product for the first time. */
  async function found() {
    const phone = await BrowserPhone.take(running().screens);
    await phone.open('pages/index/index');
    const there = await phone.page.evaluate(whatIsThere);
    await phone.putAway();
    return there;
  }

  async function leftBy(last: (phone: BrowserPhone) => Promise<void>): Promise<void> {
    const { origin } = new URL(running().cloud.address);
    const earlier = { origin, localStorage: [{ name: 'left', value: 'earlier' }] };
    const look: Look = {
      colorScheme: 'dark',
      user: 'oSampleVisitor',
      stored: { cookies: [], origins: [earlier] },
    };
    const phone = await BrowserPhone.take(running().screens, look);
    await phone.open('pages/index/index');
    await phone.open('packages/help/settings/index');
    await phone.page.evaluate(leaveWhatCanBeLeft);
    const there = await phone.page.evaluate(whatIsThere);
    expect(there).toMatchObject({
      cookies: expect.stringContaining('left=behind'),
      caches: ['left'],
      dark: true,
    });
    await last(phone);
    await phone.putAway();
  }

  it('is new at first', async () => {
    const { scriptsFetched, ...there } = await found();
    expect(there).toEqual(nothing);
    expect(scriptsFetched).toBeGreaterThan(0);
  }, 90_000);

  it.each([
    ['in the middle of a page', () => Promise.resolve()],
    ['without a network', (phone: BrowserPhone) => phone.setOffline(true)],
    ['cut off from the server', (phone: BrowserPhone) => phone.interceptServer('no-network')],
    ['dead', (phone: BrowserPhone) => phone.die()],
  ])(
    'shows nothing of a phone put away %s, and fetches no script again',
    async (_, last) => {
      await leftBy(last);
      expect(await found()).toEqual({ ...nothing, scriptsFetched: 0 });
    },
    90_000,
  );

  it('lets a new phone reach the server that the last one could not', async () => {
    await leftBy((phone) => phone.interceptServer('no-network'));
    const phone = await BrowserPhone.take(running().screens);
    await phone.open('packages/help/contacts/index');
    await phone.appears('call-12393');
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  }, 90_000);
});
