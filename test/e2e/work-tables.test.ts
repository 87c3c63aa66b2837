import { officerPages } from '../../src/officer/pages';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { daughter } from '../../harness/journeys/paying';
import { askBack } from '../../harness/page-states/prepared';
import { Phones } from './use-phones';

jest.setTimeout(180_000);

const officer = 'oSampleOfficerRuizhou';

const computer = { width: 1280, height: 800 };

const phones = Phones.use();

/** What the page says has the focus. */
function focused({ page }: BrowserPhone): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

it('an office’s cases are gone through, opened and decided at a computer without a mouse', async () => {
  const first = await askBack(phones.cloud, daughter, 901);
  const second = await askBack(phones.cloud, daughter, 902);
  const [one, other] = [first, second].map((orderId) => `${orderId}-0-asked-requested`);
  const phone = await phones.phoneOf(officer);
  await phone.page.setViewportSize(computer);
  await phone.open(officerPages.officerCases);
  await phone.appears(`row-${one}`);
  expect(await phone.page.locator('table.work-table thead th:visible').allInnerTexts()).toEqual([
    '谁',
    '什么事',
    '金额',
    '哪里',
    '什么时候',
  ]);
  await phone.page.locator(`[id="row-${one}"]:visible`).focus();
  const { keyboard } = phone.page;
  await keyboard.press('ArrowDown');
  expect(await focused(phone)).toBe(`row-${other}`);
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await phone.appears(`decline-${one}`);
  await phone.input(`note-${one}-input`, '问过本人，没有选错');
  await phone.page.locator(`[id="decline-${one}"]:visible`).focus();
  await keyboard.press('Enter');
  await phone.page.locator(`[id="row-${one}"]`).waitFor({ state: 'detached' });
  expect(await focused(phone)).toBe(`row-${other}`);
  await keyboard.press('Enter');
  await phone.appears(`decline-${other}`);
  await keyboard.press('Escape');
  expect(await focused(phone)).toBe(`row-${other}`);
});
