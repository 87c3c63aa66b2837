import { consentVersion } from '../../contract/claims';
import type { OrderView } from '../../contract/orders';
import type { LocalCloud } from '../local-cloud';
import type { Phone } from '../phone';
import { moving, proceed, residentNumber } from '../steps';

/** Ids of the preview's made-up people: a daughter and a son, each with a phone. */
export const daughter = 'oSampleDaughterLi';
export const son = 'oSampleSonLi';

interface Answer {
  readonly ok: boolean;
  readonly data?: {
    readonly record?: { readonly recordId: string; readonly status: { readonly state: string } };
  };
  readonly error?: { readonly message: string };
}

/** A grandmother for whom 380 yuan are due in Ruizhou (四(一)); another one for each `running`. */
function grandmother(running: number) {
  return {
    name: '周桂兰',
    document: { kind: 'resident-id', number: residentNumber('1941-06-08', running) },
  };
}

/** Each of `payers` registers the same grandmother, as the enrolment pages do, in Ruizhou or elsewhere. Answers her record's id. */
export async function register(
  cloud: LocalCloud,
  payers: readonly string[],
  running: number,
  region = '360983001',
): Promise<string> {
  const records: string[] = [];
  for (const payer of payers) {
    const answer = (await cloud.caller(payer)('resident', {
      action: 'records.enrol',
      person: grandmother(running),
      region,
      year: 2024,
      claims: { identities: [], circumstances: [] },
      consent: { version: consentVersion, by: 'on-behalf' },
    })) as Answer;
    const record = answer.data?.record;
    if (record?.status.state !== 'to-pay') throw new Error(`not registered: ${JSON.stringify(answer)}`);
    records.push(record.recordId);
  }
  if (new Set(records).size !== 1) throw new Error('one person and year is one record');
  return records[0] ?? '';
}

/** From the page where one chooses to the page where everything is checked before paying. */
export async function chooseToPay(phone: Phone, recordId: string): Promise<void> {
  await phone.open(`packages/pay/choose/index?record=${recordId}`);
  await phone.says('继续（已选1人');
  await proceed(phone);
  await phone.appears(`line-${recordId}`);
}

export const paid = /办理成功|已办完/;

/** Pays for her, or goes on with what was begun before the phone died; stands on the order's page in the end. */
export async function payOrGoOn(phone: Phone, recordId: string): Promise<void> {
  await phone.open(`packages/pay/choose/index?record=${recordId}`);
  await phone.says(/已选\d+人|没有要缴费的人/);
  if (await phone.has('open-unfinished')) {
    await moving(phone, () => phone.tap('open-unfinished'));
    await phone.says(/等待支付|已付款|已办完|已关闭/);
    if ((await phone.words()).includes('继续支付')) await phone.pay('continue', 'confirm');
  } else if ((await phone.words()).includes('已选1人')) {
    await proceed(phone);
    await phone.says('确认并支付 380 元');
    await phone.pay('continue', 'confirm');
  } else {
    await openNewestOrder(phone);
  }
  await phone.says(paid);
}

/** Finds the payer's last order again, in the list of all. */
export async function openNewestOrder(phone: Phone): Promise<void> {
  await phone.open('packages/pay/orders/index');
  await phone.says(/元/);
  const [newest] = (await phone.idsFrom('order-')).filter((id) => /^order-[0-9a-f]{32}$/.test(id));
  if (newest === undefined) throw new Error(`no order: ${await phone.words()}`);
  await moving(phone, () => phone.tap(newest));
}

interface Record {
  readonly recordId: string;
  readonly status: { readonly state: string };
}

async function recordsOf(cloud: LocalCloud, payer: string): Promise<readonly Record[]> {
  const answer = (await cloud.caller(payer)('resident', { action: 'records.mine' })) as {
    readonly data: { readonly records: readonly Record[] };
  };
  return answer.data.records;
}

/** What the server knows of her, asked by one of the payers. */
export async function stateOf(
  cloud: LocalCloud,
  payer: string,
  recordId: string,
): Promise<string | undefined> {
  const records = await recordsOf(cloud, payer);
  return records.find((record) => record.recordId === recordId)?.status.state;
}

/** Where everyone stands whom a payer has a record of, in the order of the states' names. */
export async function statuses(cloud: LocalCloud, payer: string): Promise<readonly string[]> {
  return (await recordsOf(cloud, payer)).map(({ status }) => status.state).sort();
}

/** A payer's orders, the newest first. */
export async function ordersOf(cloud: LocalCloud, payer: string): Promise<readonly OrderView[]> {
  const answer = (await cloud.caller(payer)('resident', { action: 'orders.mine' })) as {
    readonly data: { readonly orders: readonly OrderView[] };
  };
  return answer.data.orders;
}

/** States of all orders of the payers in which she is. */
export async function ordersFor(
  cloud: LocalCloud,
  payers: readonly string[],
  recordId: string,
): Promise<readonly string[]> {
  const states: string[] = [];
  for (const payer of payers) {
    const orders = await ordersOf(cloud, payer);
    const hers = orders.filter(({ lines }) => lines.some((line) => line.recordId === recordId));
    states.push(...hers.map(({ state }) => state));
  }
  return states;
}
