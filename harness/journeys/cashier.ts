import type { TwoPhones } from './two-payers';
import { chooseToPay, openNewestOrder, ordersFor, paid, register, stateOf } from './paying';
import type { Phone } from '../phone';

const minuteMs = 60_000;
/** An order's people are held for fifteen minutes. */
const heldMs = 15 * minuteMs;

interface AtCashier {
  readonly phone: Phone;
  readonly at: TwoPhones;
}

interface Act {
  readonly name: string;
  /** Standing before the button that pays 380 yuan; stands on the order's page in the end. */
  readonly walk: (here: AtCashier) => Promise<void>;
  readonly ends: 'settled' | 'closed';
}

function payingBy(...acts: readonly string[]): Act['walk'] {
  return async ({ phone }) => {
    await phone.pay('continue', ...acts);
    await phone.says(paid);
  };
}

/** The bank takes its time: nothing is sure when the phone comes back, and the page says not to pay again. */
async function paidAfterClose({ phone, at: { cloud } }: AtCashier): Promise<void> {
  await phone.pay('continue', 'paid-after-close');
  await phone.says(/等待支付.*请不要再付/);
  await cloud.advance(heldMs + minuteMs);
  await cloud.fireTimer();
  await openNewestOrder(phone);
  await phone.says(paid);
}

async function cancelled({ phone }: AtCashier): Promise<void> {
  await phone.pay('continue', 'cancel');
  await phone.says('等待支付');
  await phone.says('还剩');
  await phone.tap('cancel-order');
  await phone.says('订单已关闭，没有扣款');
}

const acts: readonly Act[] = [
  { name: 'cancels, and lets the order go', walk: cancelled, ends: 'closed' },
  { name: 'types a wrong password first', walk: payingBy('wrong-password', 'confirm'), ends: 'settled' },
  { name: 'waits for a slow bank', walk: payingBy('slow'), ends: 'settled' },
  { name: 'pays, and the callback is lost', walk: payingBy('callback-lost'), ends: 'settled' },
  { name: 'pays, and the callback comes twice', walk: payingBy('callback-twice'), ends: 'settled' },
  { name: 'pays, and the callback comes first', walk: payingBy('callback-before-return'), ends: 'settled' },
  { name: 'pays in the last moment', walk: paidAfterClose, ends: 'settled' },
];

const firstRunning = 600;
/** Has no family of his own in the other ways. */
const visitor = 'oSampleVisitor';

/** What can happen at the cashier, each walked to its end with a grandmother of its own. */
export const cashierWays = acts.map(({ name, walk, ends }, index) => ({
  name: `at the cashier, someone ${name}`,
  walk: async (at: TwoPhones): Promise<void> => {
    const recordId = await register(at.cloud, [visitor], firstRunning + index);
    const phone = await at.phoneOf(visitor);
    await chooseToPay(phone, recordId);
    await phone.says('确认并支付 380 元');
    await walk({ phone, at });
    await at.cloud.fireTimer();
    const states = await ordersFor(at.cloud, [visitor], recordId);
    const status = await stateOf(at.cloud, visitor, recordId);
    const expected = ends === 'settled' ? 'paid' : 'to-pay';
    if (states.join() !== ends || status !== expected) {
      throw new Error(`her order is ${states.join()}, she is ${status}`);
    }
  },
}));
