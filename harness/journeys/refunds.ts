import { chooseFamily, onTheList, someone } from './family';
import type { Relative } from './family';
import type { LocalCloud } from '../local-cloud';
import { decideCases } from './officers';
import type { TwoPhones } from './two-payers';
import { openNewestOrder, ordersOf, paid, register } from './paying';
import { notAPicture, paper } from '../papers';
import type { Phone } from '../phone';
import { moving } from '../steps';

/** Nobody else's ways pass through his list. */
const payer = 'oSampleGrandmother';
const officerOfRuizhou = 'oSampleOfficerRuizhou';
const minuteMs = 60_000;

interface Here {
  readonly at: TwoPhones;
  readonly phone: Phone;
  readonly orderId: string;
}

/** Pays 760 yuan for two in Ruizhou, whose cover begins on 1 January; stands on the order's page. */
async function paidForTwo(at: TwoPhones, running: number): Promise<Here> {
  const couple: readonly Relative[] = [
    someone('孙德福', '1953-04-05', running),
    someone('何桂珍', '1954-09-12', running),
  ];
  for (const relative of couple) await onTheList(at.cloud, payer, relative);
  const phone = await at.phoneOf(payer);
  await chooseFamily(
    phone,
    couple.map(({ person }) => person),
  );
  await phone.says('确认并支付 760 元');
  await phone.pay('continue', 'confirm');
  await phone.says(paid);
  const [order] = await ordersOf(at.cloud, payer);
  return { at, phone, orderId: order?.orderId ?? '' };
}

/** Asks back by `button`, and goes back to the order. */
async function askBack(phone: Phone, button: string, reason: string): Promise<void> {
  await moving(phone, () => phone.tap(button));
  await phone.tap(`reason-${reason}`);
  await phone.tap('continue');
  await phone.says('已经提交');
  await moving(phone, () => phone.tap('back-to-order'));
  await phone.says('等待工作人员审批');
}

const noticeTries = 40;

/**
 * WeChat has the money back three seconds later, and tells of it in its own time; its answer to a question says nothing
 * of a refund's state, as on some real environments. So the timer is called until the notice has come.
 */
async function untilSent(cloud: LocalCloud, orderId: string): Promise<void> {
  await cloud.fireTimer();
  await cloud.advance(2 * minuteMs);
  for (let tries = 0; tries < noticeTries; tries += 1) {
    await cloud.fireTimer();
    const order = (await ordersOf(cloud, payer)).find((one) => one.orderId === orderId);
    if (order?.lines.every(({ state }) => state !== 'refund-due')) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The server's own timer may be at work just when it is asked: then nothing was tried. */
async function untilByHand(cloud: LocalCloud, orderId: string): Promise<void> {
  for (let tries = 0; tries < noticeTries; tries += 1) {
    const order = (await ordersOf(cloud, payer)).find((one) => one.orderId === orderId);
    if (order?.refunds.some(({ state }) => state === 'manual')) return;
    await cloud.advance(4 * 60 * minuteMs);
    await cloud.fireTimer();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function expectLines(cloud: LocalCloud, orderId: string, expected: string): Promise<void> {
  const order = (await ordersOf(cloud, payer)).find((one) => one.orderId === orderId);
  const states = `${order?.state}: ${order?.lines.map(({ state }) => state).join()}`;
  if (states !== expected) throw new Error(`${states}, not ${expected}`);
}

export async function forOnePerson(at: TwoPhones): Promise<void> {
  const { phone, orderId } = await paidForTwo(at, 801);
  await askBack(phone, 'refund-0', 'insured-elsewhere');
  const officer = await at.phoneOf(officerOfRuizhou);
  if ((await decideCases(officer, orderId, 'approve', '看过职工医保证明')) !== 1) throw new Error('one case');
  await openNewestOrder(phone);
  await phone.says('工作人员已经同意');
  await phone.says('正在退款');
  await untilSent(at.cloud, orderId);
  await openNewestOrder(phone);
  await phone.says('已退回');
  await expectLines(at.cloud, orderId, 'settled: refunded,insured');
}

/**
 * With a picture of a paper: what is none is refused on the phone; one that is goes along, the officer looks at it before he
 * decides, and the page's title says where it stands.
 */
export async function withPictures(at: TwoPhones): Promise<void> {
  const { phone, orderId } = await paidForTwo(at, 806);
  await moving(phone, () => phone.tap('refund-1'));
  await phone.says(/为何桂珍申请退费.*缴了 380 元/);
  await phone.tap('reason-insured-elsewhere');
  await phone.choosePictures('add-pictures', [await paper('参保证明'), notAPicture]);
  await phone.says('有一张不是图片');
  await phone.says('去掉第1张');
  await phone.tap('continue');
  await phone.says('已经提交');
  await phone.says('退费在等工作人员审核');
  await phone.choosePictures('add-pictures', [await paper('缴费凭证')]);
  await phone.says('去掉第2张');
  const officer = await at.phoneOf(officerOfRuizhou);
  const caseId = `${orderId}-1-asked-requested`;
  await officer.open('officer/cases/index');
  await officer.says('看申请人交的图片（2张）');
  await officer.tap(`look-at-pictures-${caseId}`);
  await officer.says('再取一次');
  if ((await officer.idsFrom('picture-')).length !== 2) throw new Error('the officer sees no two pictures');
  if ((await decideCases(officer, orderId, 'approve', '看过参保证明')) !== 1) throw new Error('one case');
  const page = `packages/pay/refund/index?id=${orderId}&line=1`;
  await phone.open(page);
  await phone.says('退费已同意，准备退款');
  if (await phone.has('add-pictures')) throw new Error('pictures are still taken after the decision');
  await untilSent(at.cloud, orderId);
  await phone.open(page);
  await phone.says('已经退款');
}

export async function forTheWholeOrder(at: TwoPhones): Promise<void> {
  const { phone, orderId } = await paidForTwo(at, 802);
  await askBack(phone, 'refund-all', 'wrong-place');
  const officer = await at.phoneOf(officerOfRuizhou);
  if ((await decideCases(officer, orderId, 'approve', '户口在外地')) !== 2) throw new Error('two cases');
  await untilSent(at.cloud, orderId);
  await openNewestOrder(phone);
  await phone.says(/孙德福 · 380 元 · 已退回.*何桂珍 · 380 元 · 已退回/);
  await phone.says('没有参保的人的款项已退回');
  await expectLines(at.cloud, orderId, 'settled: refunded,refunded');
  // He can be paid for anew.
  await phone.open('packages/family/list/index');
  await phone.says('待缴费');
}

export async function declined(at: TwoPhones): Promise<void> {
  const { phone, orderId } = await paidForTwo(at, 803);
  await askBack(phone, 'refund-1', 'died');
  const officer = await at.phoneOf(officerOfRuizhou);
  await decideCases(officer, orderId, 'decline', '没有看到死亡证明');
  await openNewestOrder(phone);
  await phone.says('没有同意');
  await phone.says('没有看到死亡证明');
  await expectLines(at.cloud, orderId, 'settled: insured,insured');
}

/** Whether the merchant has anything to give back from: said at the cashier of an order that is cancelled afterwards. */
async function merchantHas(cloud: LocalCloud, balance: 'with' | 'without', running: number): Promise<void> {
  const someoneElse = 'oSampleVisitor';
  const recordId = await register(cloud, [someoneElse], running);
  const resident = cloud.caller(someoneElse);
  const orderId = String(running).padStart(32, '0');
  const content = { recordIds: [recordId], paymentSource: 'wechat', agreedFen: 38000, messages: [] };
  const placed = (await resident('resident', { action: 'order.place', orderId, ...content })) as {
    readonly data?: { readonly order: { readonly payment: Readonly<Record<string, unknown>> } };
  };
  if (!placed.data) throw new Error(`not placed: ${JSON.stringify(placed)}`);
  await cloud.payer(`merchant-${balance}-balance`)(placed.data.order.payment);
  await resident('resident', { action: 'order.cancel', orderId });
}

export async function withoutBalance(at: TwoPhones): Promise<void> {
  const { phone, orderId } = await paidForTwo(at, 804);
  await merchantHas(at.cloud, 'without', 810);
  await askBack(phone, 'refund-0', 'paid-twice');
  const officer = await at.phoneOf(officerOfRuizhou);
  await decideCases(officer, orderId, 'approve', '另一笔是村里代缴的');
  await at.cloud.fireTimer();
  await openNewestOrder(phone);
  await phone.says('没有参保的人的款项正在退回');
  await expectLines(at.cloud, orderId, 'settled: refund-due,insured');
  await merchantHas(at.cloud, 'with', 811);
  // It is tried again after ever longer times: a minute, two.
  await at.cloud.advance(5 * minuteMs);
  await untilSent(at.cloud, orderId);
  await openNewestOrder(phone);
  await phone.says('已退回');
  await expectLines(at.cloud, orderId, 'settled: refunded,insured');
}

/** A day long there is no balance: then it stands on the officer's list, who sends it again. */
export async function neverBalance(at: TwoPhones): Promise<void> {
  const { phone, orderId } = await paidForTwo(at, 805);
  await merchantHas(at.cloud, 'without', 812);
  await askBack(phone, 'refund-1', 'paid-twice');
  const officer = await at.phoneOf(officerOfRuizhou);
  await decideCases(officer, orderId, 'approve', '另一笔是村里代缴的');
  for (let tries = 0; tries < 12; tries += 1) {
    await at.cloud.fireTimer();
    await at.cloud.advance(4 * 60 * minuteMs);
  }
  await untilByHand(at.cloud, orderId);
  await openNewestOrder(phone);
  await phone.says('由工作人员办理');
  await merchantHas(at.cloud, 'with', 813);
  await decideCases(officer, orderId, 'retry', '商户已充值');
  await untilSent(at.cloud, orderId);
  await openNewestOrder(phone);
  await phone.says('已退回');
  await expectLines(at.cloud, orderId, 'settled: insured,refunded');
}
