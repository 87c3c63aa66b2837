import fs from 'node:fs';
import path from 'node:path';
import { officerPages } from '../../src/officer/pages';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { agreeToNext } from '../../harness/journeys/officers';
import { Phones } from './use-phones';

jest.setTimeout(180_000);

const officer = 'oSampleOfficerJincheng';
const second = 'oSampleSecondJincheng';
/** As openpyxl wrote it: title, heading of two rows, merged cells, sums, several sheets, a number that became a figure. */
const workbook = path.join(__dirname, '..', 'fixtures', 'spreadsheets', 'roster.xlsx');

const phones = Phones.use();

async function chooseWorkbook(phone: BrowserPhone): Promise<void> {
  const [dialog] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('choose-file')]);
  await dialog.setFiles(workbook);
}

/** As a file is dragged from a folder onto the page. */
async function dropWorkbook(phone: BrowserPhone): Promise<void> {
  const base64 = fs.readFileSync(workbook).toString('base64');
  await phone.page.evaluate((content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], '拖来的名册.xlsx'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }));
  }, base64);
}

async function openFirst(phone: BrowserPhone): Promise<void> {
  await phone.open(officerPages.officerUploads);
  await phone.page.locator('[id^="open-"]:visible').first().click();
}

it('an office’s workbook is dropped, looked through, proposed, agreed to, and taken back as a whole', async () => {
  const phone = await phones.phoneOf(officer);
  await phone.open(officerPages.officerUploads);
  await phone.appears('choose-file');
  await dropWorkbook(phone);
  await phone.says('3人可以提出');
  await phone.says('1行有问题，不会提出');
  await phone.tap('rows-problems');
  await phone.says('工作表“低保”第7行');
  await phone.says('D列“证件号码”');
  await phone.tap('continue');
  await phone.says('已经提出，等另一位经办人同意');

  await agreeToNext(await phones.phoneOf(second));
  await openFirst(phone);
  await phone.says('等着确认的申请已经重算');

  // The same file again, by choosing it: nothing is new, and it says that it came before.
  await phone.open(officerPages.officerUploads);
  await chooseWorkbook(phone);
  await phone.says('新的0人，有变化的0人，和现在一样的3人');
  await phone.says('已经传过一个内容完全一样的文件（拖来的名册.xlsx）');
  await phone.tap('remove');

  await openFirst(phone);
  await phone.tap('undo');
  await phone.tap('undo-sure');
  await phone.says('撤回已经提出，等另一位经办人同意');
  await agreeToNext(await phones.phoneOf(second));
  await openFirst(phone);
  await phone.says('整批已经撤回');
});
