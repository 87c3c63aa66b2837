import { closeTheDay, owedFor } from './books';
import { addRelative, chooseFamily, onTheList, someone } from './family';
import type { Relative } from './family';
import type { Phone } from '../phone';
import type { TwoPhones } from './two-payers';
import { daughter, ordersOf, paid, son, statuses } from './paying';

const ruizhou = '360983001';
const furong = '430102';

/** On dibao in Ruizhou's roster: 60 yuan (四(二)). */
const father: Relative = {
  person: { name: '李建国', number: '369901195805120017' },
  relation: 'parent',
  region: ruizhou,
  told: { birth: '1958-05-12', identities: ['dibao'] },
  consent: 'on-behalf',
};
/** In Ruizhou's roster as one of the tekun: nothing to pay. */
const mother: Relative = {
  person: { name: '吴梅香', number: '369901194612050089' },
  relation: 'parent',
  region: ruizhou,
  told: { birth: '1946-12-05', identities: ['tekun'] },
  consent: 'on-behalf',
};
/** At school in Changsha: 380 yuan by Hunan's notice (二(三)). */
const child: Relative = {
  ...someone('李小雨', '2014-03-09', 501, furong),
  relation: 'child',
  consent: 'guardian',
};
/** Nothing special: 380 yuan (四(一)). */
const grandmother: Relative = {
  person: { name: '陈桂花', number: '369901193602180045' },
  relation: 'grandparent',
  region: ruizhou,
  told: { birth: '1936-02-18', identities: [] },
  consent: 'on-behalf',
};

/**
 * The way of the whole issue: the daughter pays for four in two places, one of them exempt, while her brother pays for
 * the same grandmother in the same second, and her connection drops between the payment and its answer.
 */
export async function onMovingTrain({ cloud, phoneOf }: TwoPhones): Promise<void> {
  const [hers, his] = [await phoneOf(daughter), await phoneOf(son)];
  for (const relative of [father, child, grandmother]) await addRelative(hers, relative);
  // She has been on the list for long: the new year's record is made when she is chosen.
  await onTheList(cloud, daughter, mother);
  await onTheList(cloud, son, grandmother);

  const family = [father, mother, child, grandmother].map(({ person }) => person);
  await chooseFamily(hers, family);
  // 60 + 0 + 380 in Ruizhou, 380 in Changsha: two collecting bodies, each with a merchant of its own.
  await hers.says('共需在微信确认2次');
  await hers.says('已付的照常参保');
  await hers.says('确认并支付第1笔 440 元');
  await hers.says('不用缴费，直接登记');
  await chooseFamily(his, [grandmother.person]);
  await his.says('确认并支付 380 元');

  const [sheWasFirst, heWasFirst] = await Promise.all([
    hers.payAndLoseConnection('continue', 'callback-lost'),
    his.pay('continue', 'confirm'),
  ]);
  if (sheWasFirst === heWasFirst) throw new Error('one of them, and only one, can be first');
  if (heWasFirst) {
    await his.says(paid);
    await hers.says(/正在为其中一位家人缴费|已经参保/);
    // Without the grandmother: 60 + 0
    await hers.says('确认并支付第1笔 60 元');
    await hers.payAndLoseConnection('continue', 'callback-lost');
  } else {
    await his.says(/正在为其中一位家人缴费|已经参保/);
  }

  await hers.says('现在还不知道结果');
  await hers.says('请不要再付');
  await hers.setOffline(false);
  await hers.tap('retry');
  await hers.says(paid);
  await confirmSecond(hers);
  await his.open('packages/family/list/index');
  await his.says('已缴费');

  const states = await statuses(cloud, daughter);
  if (states.join() !== 'nothing-to-pay,paid,paid,paid') throw new Error(`she sees ${states.join()}`);
  const orders = [...(await ordersOf(cloud, daughter)), ...(await ordersOf(cloud, son))];
  const live = orders.filter(({ state }) => state !== 'closed');
  const lines = live.flatMap((order) => order.lines.filter(({ amountFen }) => amountFen > 0));
  const people = lines.map(({ recordId }) => recordId);
  if (people.length !== 3 || new Set(people).size !== 3) throw new Error(`paid for: ${people.join()}`);

  const day = await closeTheDay(cloud);
  const orderIds = live.map(({ orderId }) => orderId);
  const inRuizhou = await owedFor(cloud, 'oSampleOfficerGaoan', { region: '360983', day, orderIds });
  const inFurong = await owedFor(cloud, 'oSampleOfficerHunan', { region: furong, day, orderIds });
  // 60 + 380, and the child's 380.
  if (inRuizhou !== 44000 || inFurong !== 38000) throw new Error(`owed: ${inRuizhou} and ${inFurong} fen`);
}

/** The second merchant's confirmation: given up at the cashier once, which leaves the first as it is, and then made. */
async function confirmSecond(hers: Phone): Promise<void> {
  await hers.says('接着确认第2笔，共2笔');
  await hers.says('上一笔已经付好，不受下一笔影响');
  await hers.says('确认并支付第2笔 380 元');
  await hers.pay('pay-next', 'cancel');
  await hers.says('等待支付');
  if ((await hers.words()).includes('接着确认')) throw new Error('there is no third order');
  await hers.pay('continue', 'confirm');
  await hers.says(paid);
}
