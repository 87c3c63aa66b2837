import type { Mode } from '../../harness/journeys/calculator';
import { type Findings, audit } from './audit';
import { findingsAtDouble, findingsWhereWider } from './fitting';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { arriveAt } from '../../harness/page-states/pictures';
import type { PageState } from '../../harness/page-states/page-state';
import { type StateGroup, statesOf } from '../../harness/page-states/state-groups';
import { inTheDark } from '../../harness/page-states/states';
import { pagesInTrouble } from '../../harness/page-states/states-in-trouble';
import { useScreens } from './use-screens';

const slowestMs = 90_000;

/** They are alike on every page: in care mode, where they are largest, each is looked at; otherwise those of one page. */
const alike = new Set(pagesInTrouble.filter(({ page }) => page !== 'records').map(({ name }) => name));

/** Beside those that are looked at in the dark: forms and receipts that people of all ages meet. */
const largest: ReadonlySet<string> = new Set([
  'care-pay',
  'care-call',
  'enrol-apply',
  'receipt',
  'receipt-check-valid',
  'asked-to-pay',
  'asked-to-pay-opened',
]);

/** In the preview's bar: on the page as it stands, for going there a second time takes longer than looking. */
async function switchToCareMode({ page }: BrowserPhone): Promise<void> {
  const press = (id: string) => page.locator(`#${id}`).evaluate((control: HTMLElement) => control.click());
  for (const id of ['preview-open', 'preview-care', 'preview-open']) await press(id);
  await page.locator('.frame_care').filter({ visible: true }).waitFor();
}

/** What is wrong with the page as it stands, by how one looks at it; one visit for all, for arriving takes longest. */
async function findingsInAllLooks(
  phone: BrowserPhone,
  { name }: PageState,
): Promise<Readonly<Record<string, Findings>>> {
  const ordinary = alike.has(name) ? [] : await audit(phone, { care: false });
  const wider = alike.has(name) ? [] : await findingsWhereWider(phone);
  await phone.page.emulateMedia({ colorScheme: 'dark' });
  const dark = inTheDark.has(name) ? await audit(phone, { care: false }) : [];
  await phone.page.emulateMedia({ colorScheme: 'light' });
  await switchToCareMode(phone);
  const care = await audit(phone, { care: true });
  const double = alike.has(name) ? [] : await findingsAtDouble(phone);
  return { ordinary, wider, dark, care, double };
}

const nothing = { ordinary: [], wider: [], dark: [], care: [], double: [] };

/**
 * Tests of a group's pages: in both modes, some of them in the dark; on a phone, a tablet and a computer; with letters twice as
 * large, and some set to the largest by hand, where a screen reader is asked too.
 */
export function lookAtPages(group: StateGroup): void {
  const running = useScreens();
  const states = statesOf(group);
  const arrive = (state: PageState, mode: Mode): Promise<BrowserPhone> => {
    const { cloud, screens } = running();
    return arriveAt(screens, cloud, state, { mode });
  };
  it.each(states)(
    '$name can be seen, heard and touched',
    async (state) => {
      const phone = await arrive(state, 'ordinary');
      expect(await findingsInAllLooks(phone, state)).toEqual(nothing);
      expect(phone.complaints).toEqual([]);
      await phone.putAway();
    },
    slowestMs,
  );
  for (const state of states.filter(({ name }) => inTheDark.has(name) || largest.has(name))) {
    it(
      `${state.name} still fits with the largest letters`,
      async () => {
        const phone = await arrive(state, 'largest');
        expect(await audit(phone, { care: true })).toEqual([]);
        expect(phone.complaints).toEqual([]);
        await phone.putAway();
      },
      slowestMs,
    );
  }
}
