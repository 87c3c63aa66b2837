import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { officerPages } from '../../src/officer/pages';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { agreeToNext } from '../../harness/journeys/officers';
import { payFromAccount } from '../../harness/page-states/prepared';
import { Phones } from './use-phones';

jest.setTimeout(120_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'officer-files-'));
const phones = Phones.use();
let phone: BrowserPhone;

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
async function take(user: string): Promise<void> {
  phone = await phones.phoneOf(user);
}

async function chooseFile(name: string, content: Buffer): Promise<void> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  const [dialog] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('choose-file')]);
  await dialog.setFiles(file);
}

async function savedBy(control: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap(control)]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

describe('the officer’s files, in Chromium', () => {
  it('go out as a batch, and come back as a result that settles it', async () => {
    await payFromAccount(phones.cloud);
    await take('oSampleOfficerJincheng');
    await phone.open(officerPages.officerAccounts);
    await phone.says('有1笔扣款还没有装进批次');
    await phone.tap('continue');
    await phone.says('批次 20231120-1：1笔，共380元');
    await phone.says('没有等着送出的扣款');
    const made = await savedBy('save-batch');
    expect(made.name).toBe('共济扣款批次-20231120-1.csv');
    expect(made.bytes.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
    // A new page, as a day later: the batch is still there, and its file the same.
    await phone.open(officerPages.officerAccounts);
    await phone.tap('file-of-20231120-1');
    expect(await savedBy('save-batch')).toEqual(made);

    const [, line = ''] = made.bytes.toString('utf8').split('\r\n');
    expect(line).toMatch(/,王志强,居民身份证,\d{17}[\dX],380\.00,2023-11-20$/);
    await phone.tap('result-of-20231120-1');
    await chooseFile('result.csv', Buffer.from(`扣款编号,结果,原因\n${line.split(',')[0]},成功,`));
    await phone.says('1笔可以提出');
    await phone.tap('continue');
    await phone.says('已经提出，等另一位经办人同意');

    await take('oSampleSecondJincheng');
    await agreeToNext(phone);
    await take('oSampleOfficerJincheng');
    await phone.open(officerPages.officerAccounts);
    await phone.says('成功1笔（380元），1笔都有了结果');
  });

  it('may be written by Excel in GBK, and what is wrong with them comes back as a file', async () => {
    // 姓名,证件类型,证件号码,身份,认定日期 / 王小满,身份证,369901201505210019,低保,2022/6/1 / the same with 五保户.
    const header = 'd0d5c3fb2cd6a4bcfec0e0d0cd2cd6a4bcfebac5c2eb2cc9edb7dd2cc8cfb6a8c8d5c6da0d0a';
    const person = 'cdf5d0a1c2fa2cc9edb7ddd6a42c3336393930313230313530353231303031392c';
    const dibao = 'b5cdb1a32c323032322f362f310d0a';
    const other = 'cee5b1a3bba72c323032322f362f310d0a';
    await take('oSampleOfficerRuizhou');
    await phone.open(officerPages.officerUploads);
    await chooseFile('roster.csv', Buffer.from(header + person + dibao + person + other, 'hex'));
    await phone.says('1人可以提出');
    await phone.tap('rows-problems');
    const problems = await savedBy('save-rows');
    expect(problems.bytes.toString('utf8')).toContain('这里的通知没有这种身份');
    await phone.tap('continue');
    await phone.says('已经提出，等另一位经办人同意');
  });
});
