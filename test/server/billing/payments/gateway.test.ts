import { MemoryFiles } from '../../../../server/platform/memory';
import { CallNotes } from '../../../../server/platform/call-notes';
import type { Caller, Cloud } from '../../../../server/platform/cloud';
import { memorySettings } from '../../../../server/platform/memory/cloud';
import type { Sdk } from '../../../../server/platform/wechat/sdk';
import { WeChatDatabase } from '../../../../server/platform/wechat/database';
import { weChatPay } from '../../../../server/platform/wechat/pay';
import { dispatch } from '../../../../server/platform/dispatch';
import { paymentCallback } from '../../../../server/actions/payment/callback';
import { residentActions } from '../../../../server/actions/resident';
import { runTimer } from '../../../../server/actions/timer';
import type { OrderView } from '../../../../contract/orders';
import type { Reply } from '../../../../contract/reply';
import { type Running, runLocalCloud, sdkEnvironment } from '../../platform/local-cloud';
import { jincheng } from '../../money';
import { father, grandmother, nothing, onBehalf } from '../../sample';

let running: Running;
let sdk: Sdk;

beforeAll(async () => {
  running = await runLocalCloud();
  Object.assign(process.env, sdkEnvironment(running.cloud.gatewayUrl));
  const loaded = (await import('wx-server-sdk')) as unknown as { default: Sdk };
  sdk = loaded.default;
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV });
}, 30_000);

afterAll(() => running.stop());

let drawn = 0;
function randomHex(bytes: number): string {
  drawn += 1;
  return drawn.toString(16).padStart(bytes * 2, '0');
}

/** The platform puts who calls into a function's environment; WeChat takes the payer from there. */
function callAs(openId: string): void {
  const caller = JSON.stringify({ openId, source: 'wx_client' });
  process.env.WX_CONTEXT_KEYS = 'WX_API_TOKEN';
  process.env.WX_API_TOKEN = Buffer.from(caller).toString('base64url');
}

function noService(): Promise<never> {
  return Promise.reject(new Error('not needed here'));
}

/** The handlers' world on the real SDK: database and WeChat Pay by the local cloud's wire. */
function cloudFor(openId: string, source: Caller['source'] = 'client', settings = memorySettings): Cloud {
  return {
    caller: { openId, source },
    settings,
    db: new WeChatDatabase(sdk.database()),
    pay: weChatPay(sdk.cloudPay, {
      envId: 'local-dev',
      callbackFunction: 'none',
      payer: openId,
      nonce: () => randomHex(16),
      log: () => undefined,
    }),
    messages: { send: async () => false },
    files: new MemoryFiles(),
    miniCodes: { picture: noService },
    now: () => running.cloud.clock.now(),
    randomHex,
    notes: new CallNotes(),
    log: () => undefined,
  };
}

async function ask<Data>(openId: string, action: string, request: object): Promise<Data> {
  callAs(openId);
  const reply = (await dispatch(residentActions, cloudFor(openId), { action, ...request })) as Reply<Data>;
  if (reply.ok) return reply.data;
  throw new Error(`${action}: ${reply.error.code}`);
}

async function enrol(openId: string, person: typeof father): Promise<string> {
  const consent = onBehalf;
  const request = { person, region: jincheng, year: 2024, claims: nothing, consent };
  const { record } = await ask<{ readonly record: { readonly recordId: string } }>(
    openId,
    'records.enrol',
    request,
  );
  return record.recordId;
}

type Answer = { readonly order: OrderView };

function place(openId: string, orderId: string, recordIds: readonly string[]): Promise<Answer> {
  const agreedFen = 38_000 * recordIds.length;
  return ask(openId, 'order.place', { orderId, recordIds, paymentSource: 'wechat', agreedFen, messages: [] });
}

function confirm(order: OrderView) {
  return running.cloud.cashier.act(order.payment?.package.replace('prepay_id=', '') ?? '', 'confirm');
}

describe('on the real SDK and the local gateway', () => {
  it('an order is placed, paid at the cashier, and settled by the callback, once', async () => {
    const orderId = 'a'.repeat(32);
    const records = [await enrol('daughter', father), await enrol('daughter', grandmother)];
    const { order } = await place('daughter', orderId, records);
    expect((await confirm(order)).result).toBe('paid');
    const news = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId };
    expect(await paymentCallback(cloudFor('', 'wechat-pay'), news)).toMatchObject({ errcode: 0 });
    expect(await paymentCallback(cloudFor('', 'wechat-pay'), news)).toMatchObject({ errcode: 0 });
    const after = await ask<Answer>('daughter', 'order.get', { orderId });
    expect(after.order).toMatchObject({ state: 'settled', totalFen: 76_000 });
    expect(running.cloud.store.count('ledger', {})).toBe(1);
  });

  it('two payers of one grandmother at the same moment: one has her, the other is told so', async () => {
    const other = { ...father, name: '赵明', document: { ...father.document, number: '369901198507190088' } };
    const hers = await enrol('aunt', other);
    const his = await enrol('uncle', other);
    const [first, second] = await Promise.allSettled([
      place('aunt', 'b'.repeat(32), [hers]),
      place('uncle', 'c'.repeat(32), [his]),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = [first, second].find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(String(refused.reason)).toContain('RESERVED_BY_OTHER');
  });

  it('a cancelled order that is paid all the same goes back by the timer', async () => {
    const person = {
      ...father,
      name: '钱进',
      document: { ...father.document, number: '369901201505210019' },
    };
    const consent = { ...onBehalf, by: 'guardian' as const };
    const request = { person, region: jincheng, year: 2024, claims: nothing, consent };
    const { record } = await ask<{ readonly record: { readonly recordId: string } }>(
      'uncle',
      'records.enrol',
      request,
    );
    const orderId = 'd'.repeat(32);
    const { order } = await place('uncle', orderId, [record.recordId]);
    await ask('uncle', 'order.cancel', { orderId });
    expect((await confirm(order)).result).toBe('paid');
    await ask('uncle', 'order.get', { orderId });
    await runTimer(cloudFor('', 'timer'), 'payments');
    const after = await ask<Answer>('uncle', 'order.get', { orderId });
    expect(after.order).toMatchObject({ state: 'closed', refunds: [{ state: 'processing' }] });
  });

  it('an order under a merchant that WeChat doesn’t know can’t be paid, and the operator learns why', async () => {
    const person = {
      ...father,
      name: '孙立',
      document: { ...father.document, number: '369901196207140055' },
    };
    const record = await enrol('stranger', person);
    const merchants = memorySettings.merchants.map((one) => ({ ...one, merchantId: '1900000009' }));
    const mistaken = cloudFor('stranger', 'client', { ...memorySettings, merchants });
    const placing = { orderId: 'e'.repeat(32), recordIds: [record], paymentSource: 'wechat' };
    const request = { action: 'order.place', ...placing, agreedFen: 38_000, messages: [] };
    const reply = (await dispatch(residentActions, mistaken, request)) as Reply<Answer>;
    expect(reply).toMatchObject({ ok: true, data: { order: { state: 'awaiting-payment' } } });
    expect(reply.ok && reply.data.order.payment).toBeFalsy();
    expect(running.cloud.store.find('cases', { query: {}, limit: 10 })).toMatchObject([
      { kind: 'configuration', _id: 'configuration-pay-no_relation-2023-11-20' },
    ]);
    await dispatch(residentActions, mistaken, { action: 'order.cancel', orderId: placing.orderId });
  });
});
