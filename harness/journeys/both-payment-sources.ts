import { chooseFamily, onTheList, someone } from './family';
import type { Relative } from './family';
import { agreeToNext, confirmSelf, issueCode } from './officers';
import type { TwoPhones } from './two-payers';
import { ordersOf, paid } from './paying';
import type { Phone } from '../phone';
import { moving, proceed } from '../steps';
import type { Person } from '../steps';

const employee = 'oSampleEmployeeJincheng';
const officerOfJincheng = 'oSampleOfficerJincheng';
const secondOfJincheng = 'oSampleSecondJincheng';
const jincheng = '140502';

/** Of the sample data: the bureau's file gives him 600 yuan, and names his mother and his wife. */
const holder: Person = { name: '王志强', number: '149901198003220019' };

function relative(name: string, number: string, relation: Relative['relation']): Relative {
  return {
    person: { name, number },
    relation,
    region: jincheng,
    told: { birth: '', identities: [] },
    consent: 'on-behalf',
  };
}
/** On dibao in the roster: 380 less 304 is 76 yuan (四、4). */
const mother = relative('梁秋菊', '149901195311300041', 'parent');
/** 380 yuan (一). */
const wife = relative('冯丽', '149901198111140067', 'spouse');
/** In Ruizhou, whose notice says nothing of family accounts: 380 yuan. */
const motherInLaw: Relative = { ...someone('冯桂英', '1955-10-03', 540), relation: 'parent-in-law' };

/** The holder proves who he is, and releases 500 of his 600 yuan for his relatives. */
async function openAccount(phone: Phone, officer: Phone): Promise<void> {
  await phone.open('packages/family/account/index');
  await phone.says('没有可用的账户');
  await moving(phone, () => phone.tap('open-self'));
  await confirmSelf(phone, holder, await issueCode(officer, holder));
  await phone.says('余额 600 元');
  for (const name of ['梁**', '冯*']) await phone.says(name);
  await phone.input('authorise-input', '500');
  await phone.tap('continue');
  await phone.says('您放开给家人用 500 元');
}

/** Three people, two orders: two of them from the account alone, then one by WeChat, for another collecting body. */
async function payFromBoth(phone: Phone): Promise<void> {
  await chooseFamily(
    phone,
    [mother, wife, motherInLaw].map(({ person }) => person),
  );
  // 76 + 380 + 380
  await phone.says('共需在微信确认2次');
  await phone.tap('payment-source-both');
  // 76 + 380 from the account: it may not pay in Ruizhou.
  await phone.says('家庭共济账户 456 元，微信支付 380 元');
  await phone.says('没有提到家庭共济账户');
  await phone.says('分2笔办理，在微信确认1次');
  await phone.says('确认并支付第1笔 456 元');
  await proceed(phone);
  await phone.says('已参保，等待扣款结果');
  await phone.says('家庭共济账户的扣款还在等医保局确认');
  await phone.says('确认并支付第2笔 380 元');
  await phone.pay('pay-next', 'confirm');
  await phone.says(paid);
}

/** The officer sends the bureau a batch, and another agrees to its answer: the mother's line taken, the wife's not. */
async function settleWithBureau(officer: Phone, second: Phone): Promise<void> {
  await officer.open('officer/accounts/index');
  await officer.says('有2笔扣款还没有装进批次');
  await officer.tap('continue');
  await officer.says('2笔，共456元');
  await officer.tap('copy-batch');
  const [, ...rows] = (await officer.copied()).trim().split(/\r?\n/);
  const answers = rows.map((row) => {
    // 扣款编号,姓名,证件类型,证件号码,金额(元),扣款日期: the holder is named, so the amount tells them apart.
    const [id = '', , , , yuan = ''] = row.split(',');
    return yuan === '380.00' ? `${id},失败,账户已冻结` : `${id},成功,`;
  });
  if (answers.length !== 2) throw new Error(`a batch of ${answers.length} lines`);
  // The list is read anew once the batch is made.
  await officer.says('读入它的结果');
  const [ofBatch] = await officer.idsFrom('result-of-');
  if (ofBatch === undefined) throw new Error(`no batch to answer:\n${await officer.words()}`);
  await moving(officer, () => officer.tap(ofBatch));
  const body = Buffer.from(`扣款编号,结果,原因\n${answers.join('\n')}\n`);
  await officer.chooseTable('choose-file', { name: '扣款结果.csv', body });
  await officer.says('2笔可以提出');
  await officer.tap('continue');
  await officer.says('已经提出，等另一位经办人同意');
  await agreeToNext(second);
}

/**
 * From the office's one-time code to the bureau's answer: one line settled, one reversed, the payer told of each, and the
 * wife paid for anew from the account alone.
 */
export async function bothPaymentSources({ cloud, phoneOf }: TwoPhones): Promise<void> {
  const [phone, officer] = [await phoneOf(employee), await phoneOf(officerOfJincheng)];
  await openAccount(phone, officer);
  for (const one of [mother, wife, motherInLaw]) await onTheList(cloud, employee, one);
  await payFromBoth(phone);

  await phone.open('packages/family/account/index');
  // 600 - 456, and 500 - 456 of what was released.
  await phone.says('余额 144 元');
  await phone.says('您放开给家人用 44 元');
  await phone.says('-456 元');
  await phone.says('为家人缴纳居民医保，等待医保局确认扣款');

  await settleWithBureau(officer, await phoneOf(secondOfJincheng));

  const [byWeChat, order] = await ordersOf(cloud, employee);
  if (byWeChat?.state !== 'settled') throw new Error(`the order by WeChat is ${byWeChat?.state}`);
  await phone.open(`packages/pay/order/index?id=${order?.orderId ?? ''}`);
  await phone.says('已办完');
  await phone.says('医保局没有从家庭共济账户扣款成功');
  const [, settled] = await ordersOf(cloud, employee);
  const states = settled?.lines.map(({ state }) => state).join();
  if (states !== 'insured,released') throw new Error(`his lines are ${states}`);
  await phone.open('packages/family/account/index');
  // 144 + 380
  await phone.says('余额 524 元');
  await phone.says('+380 元');

  await chooseFamily(phone, [wife.person]);
  await phone.tap('payment-source-mutual-aid');
  await phone.says('家庭共济账户 380 元，不用再付别的钱');
  await proceed(phone);
  await phone.says(/缴费成功，已经参保|办理成功/);
}
