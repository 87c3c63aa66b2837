import { Phones } from './use-phones';
import type { WeappPhone } from '../../harness/weapp/weapp-phone';

jest.setTimeout(120_000);

const phones = Phones.use();
let phone: WeappPhone;

beforeEach(async () => {
  phone = await phones.phoneOf('oSampleOfficerRuizhou');
});

/** A heading of seven columns and a child bound to its father's account, by the GBK table, as Excel writes it. */
const gbkBindings = [
  'b3d6d3d0c8cbd0d5c3fb2cb3d6d3d0c8cbd6a4bcfec0e0d0cd2cb3d6d3d0c8cbd6a4bcfebac5c2eb2cbcd2c8cbd0d5c3',
  'fb2cbcd2c8cbd6a4bcfec0e0d0cd2cbcd2c8cbd6a4bcfebac5c2eb2cb9d8cfb50d0ac0eebda8b9fa2cc9edb7ddd6a42c',
  '3336393930313139353830353132303031372ccdf5d0a1c2fa2cc9edb7ddd6a42c333639393031323031353035323130',
  '3031392cd7d3c5ae0d0a',
].join('');

describe('an officer on the weapp build', () => {
  it.each([
    ['home', '上传名册'],
    ['uploads', '逐行核对'],
    ['progress', '已参保'],
    ['missing', '还没参保的人'],
    ['duplicates', '重复参保'],
    ['reported', '参保报送'],
    ['reimbursements', '补贴发放'],
    ['accounts', '上传绑定文件'],
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

  it('uploads a file of bindings that Excel wrote in GBK, from a file of a chat', async () => {
    await phone.open('officer/uploads/index?kind=bindings');
    await phone.chooseTable('choose-file', { name: 'bindings.csv', body: Buffer.from(gbkBindings, 'hex') });
    await phone.says('1行可以提出');
    await phone.tap('continue');
    await phone.says('已经提出，等另一位经办人同意');
  });

  it('hands a file to a chat, in UTF-8 that Excel knows, and keeps nothing of it', async () => {
    await phone.open('officer/uploads/index');
    await phone.tap('save-form');
    const { files } = phone.running.fake;
    await phone.running.until(() => files.shared.length > 0, 'nothing was handed over');
    expect(files.shared[0]?.name).toBe('空白表格-资助名册.csv');
    expect(files.shared[0]?.text).toMatch(/^\ufeff姓名,证件号码,身份类别,认定日期,/);
    await phone.running.until(() => files.held.size === 0, 'the file is still there');
  });
});
