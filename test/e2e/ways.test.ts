import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { fillInRelative, onTheList, someone } from '../../harness/journeys/family';
import { choose } from '../../harness/journeys/calculator';
import { issueCode } from '../../harness/journeys/officers';
import { paid } from '../../harness/journeys/paying';
import { answerAll, moving, proceed, sayWho, scanPoster } from '../../harness/steps';
import { Phones } from './use-phones';

jest.setTimeout(300_000);

const phones = Phones.use();
const ruizhou = '360983001';
const visitor = 'oSampleVisitor';
const daughter = 'oSampleDaughterLi';
const son = 'oSampleSonLi';
const employee = 'oSampleEmployeeJincheng';
const old = 'oSampleDisabledJilin';

const document = readFileSync(path.resolve(__dirname, '../../docs/ways.md'), 'utf8');

/** What the docs say of a way. */
function written(way: string): { readonly taps: number; readonly screens: number } {
  const row = document.split('\n').find((line) => line.startsWith(`| ${way} |`));
  const [, , , taps = '', screens = ''] = (row ?? '').split('|').map((cell) => cell.trim());
  return { taps: Number(taps), screens: Number(screens) };
}

function expectAsWritten(way: string, { counted }: BrowserPhone): void {
  process.stdout.write(`${way}: ${counted.taps} taps, ${counted.screens} screens\n`);
  expect(counted).toEqual(written(way));
}

const father = someone('赵建国', '1955-03-12', 901);
const mother = someone('钱秀英', '1957-08-23', 902);

async function toTheReceipt(phone: BrowserPhone): Promise<void> {
  await phone.says(paid);
  await moving(phone, () => phone.tap('continue'));
  await phone.appears('receipt-0');
}

async function toTheFamily(phone: BrowserPhone, says: string): Promise<void> {
  await moving(phone, () => phone.tap('choose-family'));
  await phone.says(says);
}

it('takes a father from the poster to the receipt', async () => {
  const phone = await phones.phoneOf(visitor);
  await scanPoster(phone, ruizhou);
  phone.countFromHere();
  await toTheFamily(phone, '还没有家人');
  await fillInRelative(phone, father);
  await proceed(phone);
  await phone.says('赵建国');
  await phone.says('确认并支付 380 元');
  await phone.pay('continue', 'confirm');
  await toTheReceipt(phone);
  expectAsWritten('a father, from the poster to the receipt', phone);
});

it('takes each further relative onto the list', async () => {
  const phone = await phones.phoneOf(son);
  await scanPoster(phone, ruizhou);
  await toTheFamily(phone, '还没有家人');
  await fillInRelative(phone, someone('孙建军', '1956-02-11', 903));
  await moving(phone, () => phone.tap('add-another'));
  await phone.says('再填下一位');
  phone.countFromHere();
  await fillInRelative(phone, mother);
  await phone.tap('add-another');
  await phone.says('已登记2人');
  const { taps, screens } = phone.counted;
  // The form for the one after him is none of his own pages.
  process.stdout.write(`each further relative: ${taps} taps, ${screens - 1} screens\n`);
  expect({ taps, screens: screens - 1 }).toEqual(written('each further relative'));
});

it('pays for three', async () => {
  const phone = await phones.phoneOf(daughter);
  const three = [910, 911, 912].map((running) => someone('周桂兰', '1950-01-05', running));
  for (const one of three) await onTheList(phones.cloud, daughter, one);
  await phone.open('packages/family/list/index');
  await phone.says('给3个人缴费，共 1,140 元');
  phone.countFromHere();
  await proceed(phone);
  await phone.says('确认并支付 1,140 元');
  await phone.pay('continue', 'confirm');
  await toTheReceipt(phone);
  expectAsWritten('pay for three, from the family to the receipt', phone);
});

/** Of the sample data: the bureau's file gives him 600 yuan, and binds his wife 冯丽, for whom 380 are due. He types nobody. */
const holder = { name: '王志强', number: '149901198003220019' };

/** The control that is her consent: the bureau binds his mother and his child too. */
async function consentTo(phone: BrowserPhone, name: string): Promise<string> {
  for (const id of await phone.idsFrom('consent-bound-')) {
    if ((await phone.words(id)).includes(name)) return id;
  }
  throw new Error(`${name} is not offered:\n${await phone.words()}`);
}

it('pays from the family account, for whom the bureau binds', async () => {
  const [phone, officer] = [await phones.phoneOf(employee), await phones.phoneOf('oSampleOfficerJincheng')];
  await scanPoster(phone, '140502');
  await phone.open('packages/family/account/index');
  await phone.says('没有可用的账户');
  await moving(phone, () => phone.tap('open-self'));
  const code = await issueCode(officer, holder);
  phone.countFromHere();
  await phone.input('self-name-input', holder.name);
  await phone.input('self-number-input', holder.number);
  await phone.input('self-code-input', code);
  await phone.tap('continue');
  await phone.says('冯丽 · 配偶');
  await phone.tap(await consentTo(phone, '冯丽'));
  await phone.says('待缴费：冯丽，共 380 元');
  await moving(phone, () => phone.tap('pay-from-account'));
  await phone.says('家庭共济账户 380 元，不用再付别的钱');
  await proceed(phone);
  await phone.says('已参保，等待扣款结果');
  const way = 'the family account, from binding to paid, besides the code';
  const { taps, screens } = phone.counted;
  process.stdout.write(`${way}: ${taps - 1} taps, ${screens} screens\n`);
  expect({ taps: taps - 1, screens }).toEqual(written(way));
});

it('registers a newborn without a number', async () => {
  const phone = await phones.phoneOf('oSampleGrandmother');
  await scanPoster(phone, ruizhou);
  phone.countFromHere();
  await toTheFamily(phone, '还没有家人');
  await phone.input('person-name-input', '李小宝');
  await phone.tap('other-document');
  await phone.tap('document-birth-certificate');
  await phone.input('document-number-input', 'P360000001');
  await phone.input('birth-date-year', '2023');
  await phone.input('birth-date-month', '11');
  await phone.input('birth-date-day', '5');
  await moving(phone, () => phone.tap('relation-grandchild'));
  await phone.tap('consent-guardian');
  await proceed(phone);
  await phone.says(/确认并支付/);
  await phone.pay('continue', 'confirm');
  await toTheReceipt(phone);
  expectAsWritten('a newborn without a number, from the poster to the receipt', phone);
});

it('goes from the calculator to the order, and asks nothing twice', async () => {
  const phone = await phones.phoneOf(old);
  await scanPoster(phone, ruizhou);
  await moving(phone, () => phone.tap('choose-calculate'));
  await answerAll(phone, { birth: '1955-03-12', identities: [] });
  phone.countFromHere();
  await proceed(phone);
  await sayWho(phone, { name: father.person.name, number: someone('', '1955-03-12', 920).person.number });
  await phone.tap('consent-on-behalf');
  await phone.says('测算时回答的');
  if (await phone.has('optional-question')) throw new Error('what the calculator asked is asked again');
  await proceed(phone);
  await phone.says('确认并支付 380 元');
  expectAsWritten('from the calculator’s result to the order', phone);
});

it('says in care mode from when somebody is covered', async () => {
  const phone = await phones.phoneOf(old);
  await onTheList(phones.cloud, old, someone('赵建国', '1955-03-12', 930));
  await scanPoster(phone, ruizhou);
  await choose(phone, 'care');
  await phone.open('pages/index/index');
  await phone.appears('care-cover');
  phone.countFromHere();
  await moving(phone, () => phone.tap('care-cover'));
  await phone.says('今天缴费的话，2024年1月1日起能用');
  expectAsWritten('the question in care mode: from when am I covered', phone);
});
