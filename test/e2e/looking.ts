import type { Mode } from '../../harness/journeys/calculator';
import { type Findings, audit } from './audit';
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

/** In the preview's bar: on the page as it stands, for going there a second time takes longer than looking. */
async function switchToCareMode({ page }: BrowserPhone): Promise<void> {
  const press = (id: string) => page.locator(`#${id}`).evaluate((control: HTMLElement) => control.click());
  for (const id of ['preview-open', 'preview-care', 'preview-open']) await press(id);
  await page.locator('.frame_care').filter({ visible: true }).waitFor();
}

/** What is wrong with the page as it stands, by how one looks at it. */
async function findingsInBothModes(
  phone: BrowserPhone,
  { name }: PageState,
): Promise<Readonly<Record<string, Findings>>> {
  const ordinary = alike.has(name) ? [] : await audit(phone, { care: false });
  await phone.page.emulateMedia({ colorScheme: 'dark' });
  const dark = inTheDark.has(name) ? await audit(phone, { care: false }) : [];
  await phone.page.emulateMedia({ colorScheme: 'light' });
  await switchToCareMode(phone);
  return { ordinary, dark, care: await audit(phone, { care: true }) };
}

/** Tests of a group's pages: in both modes, some of them in the dark, and with the largest letters. */
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
      expect(await findingsInBothModes(phone, state)).toEqual({ ordinary: [], dark: [], care: [] });
      expect(phone.complaints).toEqual([]);
      await phone.putAway();
    },
    slowestMs,
  );
  for (const state of states.filter(({ name }) => inTheDark.has(name))) {
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
