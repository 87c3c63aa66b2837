import { dyingAfter, PhoneDied } from './dying-phone';
import { chooseFamily, onTheList, someone } from './family';
import type { Relative } from './family';
import type { LocalCloud } from '../local-cloud';
import type { TwoPhones } from './two-payers';
import { openNewestOrder, ordersOf, paid } from './paying';
import type { Phone } from '../phone';
import { moving, proceed } from '../steps';

/** Nobody else's ways pass through his list. */
const payer = 'oSampleDisabledJilin';

function coupleOf(running: number): readonly Relative[] {
  return [someone('赵德福', '1952-04-05', running), someone('钱桂珍', '1954-09-12', running)];
}

/** From the family's page to the receipt of the two. */
async function payForTwo(phone: Phone, couple: readonly Relative[]): Promise<void> {
  await chooseFamily(
    phone,
    couple.map(({ person }) => person),
  );
  await phone.says('确认并支付 760 元');
  await phone.pay('continue', 'confirm');
  await toTheReceipt(phone);
}

async function toTheReceipt(phone: Phone): Promise<void> {
  await phone.says(paid);
  await proceed(phone);
  // The receipt leaves the phone: its names are masked.
  for (const name of ['赵**', '钱**']) await phone.says(name);
}

/** As someone would who finds his phone again: looks at what was begun, or begins anew. */
async function comeBack(phone: Phone, couple: readonly Relative[]): Promise<void> {
  await phone.open('packages/family/list/index');
  await phone.says('赵德福');
  if (await phone.has('open-unfinished')) {
    await moving(phone, () => phone.tap('open-unfinished'));
    await phone.says(/等待支付|已办完|没有这笔订单/);
    if ((await phone.words()).includes('等待支付')) await phone.pay('continue', 'confirm');
    if (!(await phone.words()).includes('没有这笔订单')) return toTheReceipt(phone);
  }
  await phone.open('packages/pay/choose/index');
  await phone.says(/已选0人|没有要缴费的人/);
  if ((await phone.idsFrom('pay-for-')).length > 0) return payForTwo(phone, couple);
  await openNewestOrder(phone);
  return toTheReceipt(phone);
}

async function expectOnce(cloud: LocalCloud, couple: number): Promise<void> {
  const live = (await ordersOf(cloud, payer)).filter(({ state }) => state !== 'closed');
  const settled = live.filter(({ state, totalFen }) => state === 'settled' && totalFen === 76000);
  const people = new Set(settled.flatMap(({ lines }) => lines.map(({ recordId }) => recordId)));
  // One order for each couple until now.
  if (live.length !== couple || settled.length !== couple || people.size !== 2 * couple) {
    throw new Error(`${live.length} orders, ${settled.length} settled, for ${people.size} people`);
  }
}

const firstRunning = 700;

/**
 * The phone dies after each tap from the family's page to the receipt, and at the cashier; each time it comes back, and the
 * two are paid for once. Answers how often it died.
 */
export async function dyingWithTwo({ cloud, phoneOf }: TwoPhones): Promise<number> {
  for (let lives = 1; ; lives += 1) {
    const couple = coupleOf(firstRunning + lives);
    for (const relative of couple) await onTheList(cloud, payer, relative);
    const phone = await phoneOf(payer);
    const died = await payForTwo(dyingAfter(lives, phone), couple).then(
      () => false,
      (error: unknown) => {
        if (error instanceof PhoneDied) return true;
        throw error;
      },
    );
    if (died) await comeBack(phone, couple);
    await expectOnce(cloud, lives);
    if (!died) return lives - 1;
  }
}
