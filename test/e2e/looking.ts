import type { Browser } from 'playwright-core';
import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';
import type { Mode } from '../../harness/journeys/calculator';
import { audit } from './audit';
import { launchBrowser } from '../../harness/browser/browser';
import type { Look } from '../../harness/browser/screen';
import { Screens } from '../../harness/browser/screens';
import { arriveAt } from '../../harness/page-states/pictures';
import type { PageState } from '../../harness/page-states/page-state';
import { type StateGroup, statesOf } from '../../harness/page-states/state-groups';
import { inTheDark } from '../../harness/page-states/states';
import { pagesInTrouble } from '../../harness/page-states/states-in-trouble';

const slowestMs = 90_000;

/** They are alike on every page: in care mode, where they are largest, each is looked at; otherwise those of one page. */
const alike = new Set(pagesInTrouble.filter(({ page }) => page !== 'records').map(({ name }) => name));

type LookAt = (state: PageState, mode: Mode, look?: Look) => Promise<void>;

/** A cloud and a browser for a file of tests, and a look at one page in one state. */
function useLooking(): LookAt {
  let cloud: LocalCloud;
  let browser: Browser;
  let screens: Screens;
  beforeAll(async () => {
    cloud = await LocalCloud.start(askedOn);
    browser = await launchBrowser();
    screens = new Screens(browser, cloud.address);
  }, slowestMs);
  afterAll(async () => {
    await browser.close();
    await cloud.stop();
  }, slowestMs);
  return async (state, mode, look) => {
    const phone = await arriveAt(screens, cloud, state, { mode, look });
    expect(await audit(phone, { care: mode !== 'ordinary' })).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  };
}

/** Tests of a group's pages as they are at first, and of some in the dark. */
function lookAsTheyAre(states: readonly PageState[], look: LookAt): void {
  it.each(states.filter(({ name }) => !alike.has(name)))(
    '$name can be seen, heard and touched',
    (state) => look(state, 'ordinary'),
    slowestMs,
  );
  for (const state of states.filter(({ name }) => inTheDark.has(name))) {
    it(
      `${state.name} has enough contrast in the dark`,
      () => look(state, 'ordinary', { colorScheme: 'dark' }),
      slowestMs,
    );
  }
}

/** Tests of a group's pages in care mode, and of some with the largest letters. */
function lookInCareMode(states: readonly PageState[], look: LookAt): void {
  it.each(states)(
    '$name can be seen, heard and touched in care mode',
    (state) => look(state, 'care'),
    slowestMs,
  );
  for (const state of states.filter(({ name }) => inTheDark.has(name))) {
    it(`${state.name} still fits with the largest letters`, () => look(state, 'largest'), slowestMs);
  }
}

/** Tests of a group's pages in every mode. */
export function lookAtPages(group: StateGroup): void {
  const look = useLooking();
  const states = statesOf(group);
  lookAsTheyAre(states, look);
  lookInCareMode(states, look);
}
