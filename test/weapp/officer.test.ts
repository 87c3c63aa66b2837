import { Phones } from './use-phones';
import type { WeappPhone } from '../../harness/weapp/weapp-phone';

jest.setTimeout(120_000);

const phones = Phones.use();
let phone: WeappPhone;

beforeEach(async () => {
  phone = await phones.phoneOf('oSampleOfficerRuizhou');
});

/** 姓名,证件类型,证件号码,身份,认定日期 / 王小满,身份证,…,低保,2022/6/1 by the GBK table, as Excel writes it. */
const gbkRoster = [
  'd0d5c3fb2cd6a4bcfec0e0d0cd2cd6a4bcfebac5c2eb2cc9edb7dd2cc8cfb6a8c8d5c6da0d0a',
  'cdf5d0a1c2fa2cc9edb7ddd6a42c3336393930313230313530353231303031392c',
  'b5cdb1a32c323032322f362f310d0a',
].join('');

describe('an officer on the weapp build', () => {
  it.each([
    ['home', '上传名册'],
    ['uploads', '逐行核对'],
    ['progress', '已参保'],
    ['missing', '还没参保的人'],
    ['residents', '居民名单'],
    ['duplicates', '重复参保'],
    ['reported', '参保报送'],
    ['reimbursements', '补贴发放'],
    ['roster', '先看看有没有错'],
    ['accounts', '提出绑定文件'],
    ['proposals', '等同意的'],
    ['floor', '没有提到共济账户'],
    ['contacts', '存好，给居民看'],
    ['codes', '用的是别的证件'],
    ['cases', '看哪些'],
    ['claims', '待确认身份'],
    ['daily', '和微信账单的差异'],
    ['audit', '操作月报'],
  ])('opens the page %s', async (page, words) => {
    await phone.open(`officer/${page}/index`);
    await phone.says(words);
  });

  it('imports a roster that Excel wrote in GBK, from a file of a chat', async () => {
    await phone.open('officer/roster/index');
    await phone.appears('choose-file');
    const { answers, files } = phone.running.fake;
    files.held.set('wxfile://tmp/roster.csv', new Uint8Array(Buffer.from(gbkRoster, 'hex')));
    const chosen = { name: 'roster.csv', path: 'wxfile://tmp/roster.csv' };
    answers.set('chooseMessageFile', { tempFiles: [chosen] });
    await phone.tap('choose-file');
    await phone.appears('file-chosen');
    await phone.tap('continue');
    await phone.says('1人，没有看出问题');
    await phone.tap('continue');
    await phone.appears('done');
    await phone.says('已提出1人，等另一位经办人同意后生效');
  });

  it('hands a file to a chat, in UTF-8 that Excel knows, and keeps nothing of it', async () => {
    await phone.open('officer/roster/index');
    await phone.tap('save-form');
    const { files } = phone.running.fake;
    await phone.running.until(() => files.shared.length > 0, 'nothing was handed over');
    expect(files.shared[0]?.name).toBe('roster.csv');
    expect(files.shared[0]?.text).toMatch(/^\ufeff姓名,证件类型,证件号码,身份,认定日期,/);
    await phone.running.until(() => files.held.size === 0, 'the file is still there');
  });
});
