import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { workbookBytes } from '../../server/spreadsheets';
import { officerPages } from '../../src/officer/pages';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { agreeToNext } from '../../harness/journeys/officers';
import { residentNumber } from '../../harness/steps';
import { Phones } from './use-phones';

jest.setTimeout(180_000);

const officer = 'oSampleOfficerRuizhou';
const second = 'oSampleSecondRuizhou';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lists-of-offices-'));
const phones = Phones.use();

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

// Made-up people; area code 369901 belongs to no place.
const people = [
  { name: '何秀英', number: residentNumber('1961-04-02', 810) },
  { name: '何国平', number: residentNumber('1959-08-11', 811) },
  { name: '何小雨', number: residentNumber('1990-02-27', 812) },
];

type Rows = readonly (readonly string[])[];

async function workbook(name: string, [header = [], ...rows]: Rows): Promise<string> {
  const columns = header.map((heading) => ({ heading, width: 16 }));
  const file = path.join(folder, name);
  fs.writeFileSync(file, await workbookBytes([{ name: '表', columns, rows }]));
  return file;
}

/** As a file is dragged from a folder onto the page. */
async function drop(phone: BrowserPhone, file: string): Promise<void> {
  const dropped = { base64: fs.readFileSync(file).toString('base64'), name: path.basename(file) };
  await phone.page.evaluate(({ base64, name }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], name));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }));
  }, dropped);
}

/** What the village's sheet says once this name stands on it. */
async function missing(phone: BrowserPhone, name: string): Promise<string> {
  await phone.open(officerPages.officerMissing);
  await phone.tap('place-360983001205');
  await phone.says(name);
  return phone.page.innerText('body');
}

it('a list of residents is dropped and the missing appear; the tax office’s list is, a colleague agrees, and they have paid', async () => {
  const phone = await phones.phoneOf(officer);
  await phone.open(officerPages.officerUploads);
  await phone.tap('kind-residents');
  const residents = people.map(({ name, number }, at) => [name, number, '濠溪村', `H${at + 1}`, '周有田']);
  const header = ['姓名', '身份证号码', '行政村', '户号', '网格员'];
  const wrong = ['何大年', people[0]?.number.replace(/.$/, 'A') ?? '', '濠溪村', 'H9', '周有田'];
  await drop(phone, await workbook('居民名单.xlsx', [header, ...residents, wrong]));
  await phone.says('3人可以写入');
  await phone.says('1行有问题，不会写入');
  await phone.tap('continue');
  await phone.says('已经写入');
  const before = await missing(phone, people[2]?.name ?? '');
  for (const { name } of people) expect(before).toContain(name);

  await phone.open(officerPages.officerUploads);
  await phone.tap('kind-elsewhere');
  const paid = ['姓名', '身份证号码', '区划代码', '年度', '缴费日期', '缴费金额', '渠道', '流水号'];
  const line = ({ name, number }: (typeof people)[number], at: number) => [
    name,
    number,
    '360983001',
    '2024',
    '2023年11月15日',
    '380',
    '农业银行',
    `T-E2E-${at}`,
  ];
  const payments = await workbook('银行代收.xlsx', [paid, ...people.slice(0, 2).map(line)]);
  await drop(phone, payments);
  await phone.says('2行可以提出');
  await phone.tap('continue');
  await phone.says('已经提出，等另一位经办人同意');

  await agreeToNext(await phones.phoneOf(second));
  await phone.open(officerPages.officerUploads);
  await phone.says('已经生效');
  const after = await missing(phone, people[2]?.name ?? '');
  expect(after).not.toContain(people[0]?.name);
  expect(after).not.toContain(people[1]?.name);
});
