import { decideCases } from './officers';
import type { LocalCloud } from '../local-cloud';
import { openNewestOrder, ordersOf, payOrGoOn, register } from './paying';
import type { Phone } from '../phone';
import { moving, residentNumber } from '../steps';
import type { TwoPhones } from './two-payers';

/** Nobody else's ways pass through his list. */
const payer = 'oSampleDisabledJilin';
const helper = 'oSampleSonLi';
const stranger = 'oSampleVisitor';
const officerOfRuizhou = 'oSampleOfficerRuizhou';

function fail(words: string): never {
  throw new Error(words);
}

/** The check code on the receipt's page, as it stands there. */
async function codeOn(phone: Phone): Promise<string> {
  const code = /核验码\s*((?:[2-9A-Z]{4} ){3}[2-9A-Z]{4})/.exec(await phone.words())?.[1];
  return code ?? fail(`no check code: ${await phone.words()}`);
}

async function check(phone: Phone, code: string): Promise<void> {
  await phone.input('check-code-input', code);
  await phone.tap('continue');
}

async function giveBack(at: TwoPhones, orderId: string): Promise<void> {
  await at.cloud.caller(payer)('resident', {
    action: 'refund.request',
    orderId,
    line: 0,
    reason: 'wrong-place',
  });
  const officer = await at.phoneOf(officerOfRuizhou);
  const decided = await decideCases(officer, orderId, 'approve', '看过两地的参保证明');
  if (decided !== 1) fail('one case');
}

/** From the payment to the paper in a stranger's hand: it holds, is misread by one sign, and holds no more. */
export async function checkedByStranger(at: TwoPhones): Promise<void> {
  const phone = await at.phoneOf(payer);
  await payOrGoOn(phone, await register(at.cloud, [payer], 871));
  await phone.tap('continue');
  await phone.appears('receipt-0');
  await phone.says('周桂兰');
  const code = await codeOn(phone);

  const other = await at.phoneOf(stranger);
  await other.open('packages/pay/receipt-check/index');
  await check(other, code.toLowerCase());
  await other.says('现在就是由这笔缴费参保的');
  if (/周|380|高安/.test(await other.words())) fail(`it tells more: ${await other.words()}`);
  await check(other, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`);
  await other.says('码不对，请对照凭证再看一遍');

  const [order] = await ordersOf(at.cloud, payer);
  await giveBack(at, order?.orderId ?? '');
  await check(other, code);
  await other.says('已经失效');
}

/** A card to the family chat; what it opens on another's phone. */
async function askFor(phone: Phone, recordId: string): Promise<string> {
  await phone.open(`packages/records/record/index?id=${recordId}`);
  await phone.tap('make-request');
  await phone.appears('request-made');
  return phone.cardFrom('send-request');
}

async function openedBy(phone: Phone, card: string, lastFour: string): Promise<void> {
  await phone.open(card);
  await phone.appears('last-four-input');
  if (/周|380|高安/.test(await phone.words())) fail(`it tells more: ${await phone.words()}`);
  await phone.input('last-four-input', lastFour);
  await phone.tap('continue');
}

async function stateOfRecord(cloud: LocalCloud, recordId: string): Promise<string | undefined> {
  const mine = (await cloud.caller(payer)('resident', { action: 'records.mine' })) as {
    readonly data: {
      readonly records: readonly { readonly recordId: string; readonly status: { readonly state: string } }[];
    };
  };
  return mine.data.records.find((record) => record.recordId === recordId)?.status.state;
}

/** One asks in the chat: who doesn't know the number learns nothing, who does pays, and the link says so afterwards. */
export async function paidOnRequest(at: TwoPhones): Promise<void> {
  const running = 872;
  const recordId = await register(at.cloud, [payer], running);
  const card = await askFor(await at.phoneOf(payer), recordId);

  const wrongPerson = await at.phoneOf(stranger);
  await openedBy(wrongPerson, card, '0000');
  await wrongPerson.says('还可以试4次');
  if (/周|380|高安/.test(await wrongPerson.words())) fail('a wrong try tells more');

  const phone = await at.phoneOf(helper);
  await openedBy(phone, card, residentNumber('1941-06-08', running).slice(-4));
  await phone.says('周**');
  await moving(phone, () => phone.tap('continue'));
  await phone.says('确认并支付 380 元');
  await phone.pay('continue', 'confirm');
  await phone.says(/办理成功|已办完/);
  await openNewestOrder(phone);
  if ((await stateOfRecord(at.cloud, recordId)) !== 'paid') fail('the asker reads that it is paid');

  await wrongPerson.open(card);
  await wrongPerson.says('已经交过了');
}
