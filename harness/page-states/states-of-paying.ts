import type { LocalCloud } from '../local-cloud';
import { chooseToPay, daughter, payOrGoOn, register, son } from '../journeys/paying';
import { moving, residentNumber } from '../steps';
import type { BrowserPhone } from '../browser/browser-phone';
import type { PageState } from './page-state';
import { placeWithHistory, publishHistory } from './notice-with-history';
import { notAPicture, paper } from '../papers';
import { askBack, decline, employee } from './prepared';
import { pages } from './pages';

/** Someone who was paid for can't be paid for again: each order has a grandmother of its own. */
let running = 300;
function another(): number {
  return (running += 1);
}

async function paidOrder(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  const recordId = await register(cloud, [employee], another());
  await payOrGoOn(phone, recordId);
}

const visitor = 'oSampleVisitor';

async function cancelledOrder(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await chooseToPay(phone, await register(cloud, [employee], another()));
  await phone.says('确认并支付 380 元');
  await phone.pay('continue', 'cancel');
  await phone.says('等待支付');
  await moving(phone, () => phone.tap('cancel-order'));
  await phone.says('已取消');
}

async function askedBack(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await paidOrder(phone, cloud);
  await moving(phone, () => phone.tap('refund-0'));
  await phone.tap('reason-paid-twice');
}

/** The address of a request to pay for a grandmother. */
async function requestOf(cloud: LocalCloud, running = another()): Promise<string> {
  const recordId = await register(cloud, [employee], running);
  const made = (await cloud.caller(employee)('resident', { action: 'pay-request.make', recordId })) as {
    readonly data: { readonly token: string };
  };
  return `packages/pay/asked/index?token=${made.data.token}`;
}

/** A token for the receipt of the payer's newest order. */
async function tokenOfReceipt(cloud: LocalCloud): Promise<string> {
  const resident = cloud.caller(employee);
  const mine = (await resident('resident', { action: 'orders.mine' })) as {
    readonly data: { readonly orders: readonly { readonly orderId: string }[] };
  };
  const orderId = mine.data.orders[0]?.orderId ?? '';
  const shared = (await resident('resident', { action: 'receipt.share', orderId, line: 0 })) as {
    readonly data: { readonly token: string };
  };
  return shared.data.token;
}

/** An order from the choice to the receipt, and what is found again later. */
export const ofPaying: readonly PageState[] = [
  {
    name: 'pay-choose-empty',
    page: 'payChoose',
    kind: 'empty',
    user: visitor,
    arrive: (phone) => phone.open('packages/pay/choose/index'),
  },
  {
    name: 'pay-check-empty',
    page: 'payCheck',
    kind: 'empty',
    user: visitor,
    arrive: (phone) => phone.open('packages/pay/check/index'),
  },
  {
    name: 'pay-choose',
    page: 'payChoose',
    async arrive(phone, cloud) {
      const recordId = await register(cloud, [daughter], 200);
      await phone.open(`packages/pay/choose/index?record=${recordId}`);
      await phone.says('已选1人');
    },
  },
  {
    name: 'pay-choose-open-amount',
    page: 'payChoose',
    user: son,
    async arrive(phone, cloud) {
      await publishHistory(cloud);
      const recordId = await register(cloud, [son], another(), placeWithHistory);
      await phone.open(`packages/pay/choose/index?record=${recordId}`);
      await phone.appears('open-amounts');
    },
  },
  {
    name: 'pay-check',
    page: 'payCheck',
    async arrive(phone, cloud) {
      await chooseToPay(phone, await register(cloud, [daughter], 200));
      await phone.says('确认并支付 380 元');
    },
  },
  {
    name: 'order-awaiting-payment',
    page: 'order',
    user: son,
    async arrive(phone, cloud) {
      await chooseToPay(phone, await register(cloud, [son], another()));
      await phone.says('确认并支付 380 元');
      await phone.pay('continue', 'cancel');
      await phone.says('等待支付');
    },
  },
  { name: 'order-cancelled', page: 'order', user: employee, arrive: cancelledOrder },
  {
    name: 'order-empty',
    page: 'order',
    kind: 'empty',
    arrive: (phone) => phone.open(`packages/pay/order/index?id=${'0'.repeat(32)}`),
  },
  { name: 'refund', page: 'refund', user: employee, arrive: askedBack },
  {
    name: 'refund-not-a-picture',
    page: 'refund',
    user: employee,
    async arrive(phone, cloud) {
      await askedBack(phone, cloud);
      await phone.choosePictures('add-pictures', [await paper('缴费凭证'), notAPicture]);
      await phone.appears('picture-problem');
    },
  },
  {
    name: 'refund-asked',
    page: 'refund',
    user: employee,
    async arrive(phone, cloud) {
      await askedBack(phone, cloud);
      await phone.choosePictures('add-pictures', [await paper('缴费凭证')]);
      await phone.says('去掉第1张');
      await phone.tap('continue');
      await phone.says('退费在等工作人员审核');
      await phone.says('去掉第1张');
    },
  },
  {
    name: 'refund-declined',
    page: 'refund',
    user: employee,
    async arrive(phone, cloud) {
      const orderId = await askBack(cloud, employee, another());
      await decline(cloud, orderId);
      await phone.open(`${pages.refund}?id=${orderId}&line=0`);
      await phone.says('退费没有同意');
    },
  },
  {
    name: 'order-refund-asked',
    page: 'order',
    user: employee,
    async arrive(phone, cloud) {
      await askedBack(phone, cloud);
      await phone.tap('continue');
      await moving(phone, () => phone.tap('back-to-order'));
      await phone.appears('order-status');
    },
  },
  {
    name: 'receipt-sharing',
    page: 'receipt',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await moving(phone, () => phone.tap('continue'));
      await phone.tap('share-0');
      await phone.appears('send-receipt-0');
    },
  },
  {
    name: 'shared-receipt',
    page: 'sharedReceipt',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await phone.open(`packages/pay/shared/index?token=${await tokenOfReceipt(cloud)}`);
      await phone.says('周**');
    },
  },
  {
    name: 'asked-to-pay',
    page: 'askedToPay',
    user: visitor,
    async arrive(phone, cloud) {
      await phone.open(await requestOf(cloud));
      await phone.input('last-four-input', '402X');
    },
  },
  {
    name: 'asked-to-pay-opened',
    page: 'askedToPay',
    user: visitor,
    async arrive(phone, cloud) {
      const running = another();
      await phone.open(await requestOf(cloud, running));
      await phone.input('last-four-input', residentNumber('1941-06-08', running).slice(-4));
      await phone.tap('continue');
      await phone.appears('asked');
    },
  },
  {
    name: 'asked-to-pay-over',
    page: 'askedToPay',
    arrive: async (phone) => {
      await phone.open(`packages/pay/asked/index?token=${'0'.repeat(32)}`);
      await phone.says('链接已失效');
    },
  },
  {
    name: 'receipt-check',
    page: 'receiptCheck',
    arrive: (phone) => phone.open('packages/pay/receipt-check/index'),
  },
  {
    name: 'receipt-check-valid',
    page: 'receiptCheck',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await phone.open(`packages/pay/shared/index?token=${await tokenOfReceipt(cloud)}`);
      await moving(phone, () => phone.tap('continue'));
      await phone.appears('standing-valid');
    },
  },
  {
    name: 'receipt-check-mistyped',
    page: 'receiptCheck',
    async arrive(phone) {
      await phone.open('packages/pay/receipt-check/index');
      await phone.input('check-code-input', '2222222222222223');
      await phone.tap('continue');
      await phone.appears('errors');
    },
  },
  {
    name: 'orders-empty',
    page: 'orders',
    kind: 'empty',
    user: visitor,
    arrive: (phone) => phone.open('packages/pay/orders/index'),
  },
  { name: 'order-paid', page: 'order', user: employee, arrive: paidOrder },
  {
    name: 'receipt',
    page: 'receipt',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await moving(phone, () => phone.tap('continue'));
      await phone.says('周**');
    },
  },
  {
    name: 'orders',
    page: 'orders',
    user: employee,
    async arrive(phone, cloud) {
      await paidOrder(phone, cloud);
      await phone.open('packages/pay/orders/index');
      await phone.says('已办完');
    },
  },
];
