import { dyingAfter, PhoneDied } from './dying-phone';
import type { LocalCloud } from '../local-cloud';
import { chooseToPay, daughter, ordersFor, payOrGoOn, register, son, stateOf } from './paying';
import type { Phone } from '../phone';

export interface TwoPhones {
  readonly cloud: LocalCloud;
  /** Each call is a phone of its own in that person's hand. */
  readonly phoneOf: (user: string) => Promise<Phone>;
}

async function expectOnce(cloud: LocalCloud, recordId: string): Promise<void> {
  const orders = await ordersFor(cloud, [daughter, son], recordId);
  const status = await stateOf(cloud, son, recordId);
  if (status !== 'paid' || orders.filter((state) => state !== 'closed').join() !== 'settled') {
    throw new Error(`she should be paid for once, but is ${status}, with orders ${orders.join(', ')}`);
  }
}

/** The daughter turns back at the cashier; meanwhile the son learns who has her in hand, and sees it done afterwards. */
export async function oneAfterTheOther({ cloud, phoneOf }: TwoPhones, running: number): Promise<void> {
  const recordId = await register(cloud, [daughter, son], running);
  const [hers, his] = [await phoneOf(daughter), await phoneOf(son)];
  await chooseToPay(hers, recordId);
  await hers.says('确认并支付 380 元');
  await hers.pay('continue', 'cancel');
  await hers.says('等待支付');
  await his.open('packages/records/list/index');
  await his.says(/正在缴费，最晚.*请先不要重复缴费/);
  await his.open(`packages/pay/choose/index?record=${recordId}`);
  await his.says(/没有要缴费的人|已选0人/);
  await payOrGoOn(hers, recordId);
  await expectOnce(cloud, recordId);
  await his.open('packages/records/list/index');
  await his.says('已缴费');
}

/** Both tap pay in the same second: one gets to the cashier, the other is told who has her in hand. */
export async function inTheSameSecond({ cloud, phoneOf }: TwoPhones, running: number): Promise<void> {
  const recordId = await register(cloud, [daughter, son], running);
  const phones = [await phoneOf(daughter), await phoneOf(son)];
  for (const phone of phones) {
    await chooseToPay(phone, recordId);
    await phone.says('确认并支付 380 元');
  }
  const been = await Promise.all(phones.map((phone) => phone.pay('continue', 'confirm')));
  if (been.filter(Boolean).length !== 1) throw new Error(`${been.filter(Boolean).length} of them could pay`);
  const winner = phones[been.indexOf(true)];
  const loser = phones[been.indexOf(false)];
  await winner?.says(/办理成功|已办完/);
  await loser?.says(/正在为其中一位家人缴费|已经参保/);
  await expectOnce(cloud, recordId);
}

/**
 * The daughter's phone dies after each tap on the way to the paid order: before, at and after the cashier. Each time it
 * comes back, and pays for her once. Answers at how many steps it died.
 */
export async function dyingOnTheWay({ cloud, phoneOf }: TwoPhones, firstRunning: number): Promise<number> {
  for (let lives = 1; ; lives += 1) {
    const recordId = await register(cloud, [daughter, son], firstRunning + lives);
    const phone = await phoneOf(daughter);
    const died = await payOrGoOn(dyingAfter(lives, phone), recordId).then(
      () => false,
      (error: unknown) => {
        if (error instanceof PhoneDied) return true;
        throw error;
      },
    );
    if (died) await payOrGoOn(phone, recordId);
    await expectOnce(cloud, recordId);
    if (!died) return lives - 1;
  }
}
