import { consentVersion } from '../../contract/claims';
import { checkCharacter } from '../../contract/identity-document';
import type { Reply } from '../../contract/reply';
import { type Fen, fen } from '../../policy/money';
import database from '../../server/schema/database.json';
import { type Cloud, CountingDatabase, type WeChatPay, dispatch } from '../../server/platform';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryStore,
  memoryCloud,
  memorySettings,
} from '../../server/platform/memory';
import { paymentCallback } from '../../server/actions/payment';
import { residentActions } from '../../server/actions/resident';

const now = Date.parse('2023-11-20T12:00:00+08:00');
const orderId = 'a'.repeat(32);

/** WeChat where everybody pays at once. */
function payingAtOnce(totalFen: Fen): WeChatPay {
  return {
    placeOrder: async () => ({ timeStamp: '', nonceStr: '', package: '', signType: '', paySign: '' }),
    queryOrder: async () => ({ state: 'paid', transactionId: 't', totalFen, currency: 'CNY', paidAt: now }),
    closeOrder: async () => undefined,
    refund: async () => undefined,
    queryRefund: async () => ({ state: 'done' }),
    downloadBill: async () => [],
  };
}

/**
 * Database round trips of one order from placing to the callback that settles it, starts and commits
 * included.
 */
export async function counted(people: number): Promise<number> {
  const store = new MemoryStore(database.collections as readonly CollectionDefinition[]);
  const db = new CountingDatabase(new MemoryDatabase(store));
  const totalFen = fen(38_000 * people);
  const parts = { db, now: () => now, pay: payingAtOnce(totalFen) };
  const payer = { openId: 'payer', source: 'client' as const };
  // One warm instance: what offices publish is read once a minute, not once an order.
  const cloud: Cloud = { ...memoryCloud({ ...parts, caller: payer }), settings: memorySettings };
  const ask = async (request: object): Promise<unknown> => {
    const reply: Reply<unknown> = await dispatch(residentActions, cloud, request);
    if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
    return reply.data;
  };
  const recordIds: string[] = [];
  for (let at = 0; at < people; at += 1) recordIds.push(await enrol(ask, at));
  const before = db.roundTrips;
  const paymentSource = 'wechat';
  await ask({ action: 'order.place', orderId, recordIds, paymentSource, agreedFen: totalFen, messages: [] });
  const wechat: Cloud = { ...cloud, caller: { openId: '', source: 'wechat-pay' } };
  const news = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId };
  const { errcode } = await paymentCallback(wechat, news);
  if (errcode !== 0) throw new Error('the callback was refused');
  return db.roundTrips - before;
}

async function enrol(ask: (request: object) => Promise<unknown>, at: number): Promise<string> {
  const body = `39999919600101${100 + at}`;
  const data = await ask({
    action: 'records.enrol',
    person: { name: '王小明', document: { kind: 'resident-id', number: body + checkCharacter(body) } },
    region: '140502',
    year: 2024,
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'on-behalf' },
  });
  return (data as { readonly record: { readonly recordId: string } }).record.recordId;
}
