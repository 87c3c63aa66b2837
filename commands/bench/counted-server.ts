import { randomBytes } from 'node:crypto';
import { consentVersion } from '../../contract/claims';
import type { ApplicationAtOnce } from '../../contract/family';
import { checkCharacter } from '../../contract/identity-document';
import type { Reply } from '../../contract/reply';
import { type Fen, fen, noFen } from '../../policy/money';
import database from '../../server/schema/database.json';
import { type Caller, type Cloud, dispatch } from '../../server/platform';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryStore,
  memoryCloud,
  memorySettings,
} from '../../server/platform/memory';
import { paymentCallback } from '../../server/actions/payment';
import { residentActions } from '../../server/actions/resident';
import { RoundTrips } from './round-trips';

const now = Date.parse('2023-11-20T12:00:00+08:00');
export const region = '140502';
export const premiumFen = 38_000;
const [{ merchantId: subMchId } = { merchantId: '' }] = memorySettings.merchants;

interface RelativeAnswer {
  readonly relative: { readonly relativeId: string; readonly record: { readonly recordId: string } };
}

/** What some work took of the database. */
export interface Taken {
  readonly operations: number;
  readonly waits: number;
}

/** One warm instance of the server, on a database that counts, and WeChat where everybody pays at once. */
export class CountedServer {
  private readonly trips = new RoundTrips();
  private readonly db: MemoryDatabase;
  private paidFen: Fen = noFen;

  constructor(
    private readonly store = new MemoryStore(database.collections as readonly CollectionDefinition[]),
  ) {
    this.db = new MemoryDatabase(this.store, this.trips.wire);
  }

  async taken(work: () => Promise<unknown>): Promise<Taken> {
    const { operations, waits } = this.trips;
    await work();
    return { operations: this.trips.operations - operations, waits: this.trips.waits - waits };
  }

  /** What is read once a minute and instance is read. */
  async warmUp(): Promise<void> {
    await this.addRelative('warm', 899);
  }

  async ask<Data>(openId: string, request: object): Promise<Data> {
    const reply: Reply<unknown> = await dispatch(residentActions, this.cloudFor(openId, 'client'), request);
    if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
    return reply.data as Data;
  }

  /** Puts somebody made up on a payer's list, the same one for the same `at`. Answers with his record's id. */
  async addRelative(
    openId: string,
    at: number,
    application?: ApplicationAtOnce,
  ): Promise<RelativeAnswer['relative']> {
    const { relative } = await this.ask<RelativeAnswer>(openId, {
      action: 'family.add',
      requestId: `${openId}-add-${at}`,
      person: somebody(at),
      relation: 'other',
      region,
      claims: { identities: [], circumstances: [] },
      consent: { version: consentVersion, by: 'on-behalf' },
      ...(application === undefined ? {} : { application }),
    });
    return relative;
  }

  async placeAndSettle(openId: string, orderId: string, recordIds: readonly string[]): Promise<void> {
    const totalFen = fen(premiumFen * recordIds.length);
    this.paidFen = totalFen;
    const paymentSource = 'wechat';
    await this.ask(openId, {
      action: 'order.place',
      orderId,
      recordIds,
      paymentSource,
      agreedFen: totalFen,
      messages: [],
    });
    const news = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId, subMchId };
    const { errcode } = await paymentCallback(this.cloudFor('', 'wechat-pay'), news);
    if (errcode !== 0) throw new Error('the callback was refused');
    if (this.store.read('orders', orderId)?.state !== 'settled') throw new Error('the order is not settled');
  }

  private cloudFor(openId: string, source: Caller['source']): Cloud {
    const pay: Cloud['pay'] = {
      placeOrder: async () => ({ timeStamp: '', nonceStr: '', package: '', signType: '', paySign: '' }),
      queryOrder: async () => ({
        state: 'paid',
        transactionId: 't',
        totalFen: this.paidFen,
        currency: 'CNY',
        paidAt: now,
      }),
      closeOrder: async () => undefined,
      refund: async () => undefined,
      queryRefund: async () => ({ state: 'done' }),
      downloadBill: async () => [],
    };
    const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
    const parts = { db: this.db, now: () => now, pay, randomHex, caller: { openId, source } };
    return { ...memoryCloud(parts), settings: memorySettings };
  }
}

/** A valid check character, and an area code of no place. */
function somebody(at: number): object {
  const body = `39999919600101${String(100 + at)}`;
  return { name: '王小明', document: { kind: 'resident-id', number: body + checkCharacter(body) } };
}
