import type { LocalCloud } from '../ways/local-cloud';
import { chooseToPay, daughter, payOrGoOn, register, son } from '../ways/paying';
import { moving } from '../ways/steps';
import type { BrowserPhone } from './browser-phone';
import type { PageState } from './states';

/** Has nothing to do with the others' orders, so his list shows only what a state brought. */
const employee = 'oSampleEmployeeJincheng';

/** Someone who was paid for can't be paid for again: each order has a grandmother of its own. */
let running = 300;
const another = (): number => (running += 1);

async function paidOrder(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  const recordId = await register(cloud, [employee], another());
  await payOrGoOn(phone, recordId);
}

/** The family, an order from the choice to the receipt, and what is found again later. */
export const familyAndPay: readonly PageState[] = [
  {
    name: 'family-empty',
    user: 'oSampleVisitor',
    arrive: (phone) => phone.open('packages/family/list/index'),
  },
  {
    name: 'family',
    async arrive(phone, cloud) {
      await register(cloud, [daughter], 200);
      await phone.open('packages/family/list/index');
      await phone.says('周**');
    },
  },
  { name: 'family-account', user: employee, arrive: (phone) => phone.open('packages/family/account/index') },
  { name: 'family-self', arrive: (phone) => phone.open('packages/family/self/index') },
  {
    name: 'pay-choose',
    async arrive(phone, cloud) {
      const recordId = await register(cloud, [daughter], 200);
      await phone.open(`packages/pay/choose/index?record=${recordId}`);
      await phone.says('已选1人');
    },
  },
  {
    name: 'pay-check',
    async arrive(phone, cloud) {
      await chooseToPay(phone, await register(cloud, [daughter], 200));
      await phone.says('确认并支付 380 元');
    },
  },
  {
    name: 'order-awaiting-payment',
    user: son,
    async arrive(phone, cloud) {
      await chooseToPay(phone, await register(cloud, [son], another()));
      await phone.says('确认并支付 380 元');
      await phone.pay('continue', 'cancel');
      await phone.says('等待支付');
    },
  },
  { name: 'order-paid', user: employee, arrive: paidOrder },
  {
    name: 'receipt',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await moving(phone, () => phone.tap('continue'));
      await phone.says('周**');
    },
  },
  {
    name: 'orders',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await phone.open('packages/pay/orders/index');
      await phone.says('已办完');
    },
  },
];
