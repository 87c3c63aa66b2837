import { migrate } from '../../../server/migrations';
import type { Cloud } from '../../../server/platform/cloud';
import { memoryCloud } from '../../../server/platform/memory/cloud';
import { WeChatDatabase } from '../../../server/platform/wechat/database';
import type { Sdk } from '../../../server/platform/wechat/sdk';
import { type Running, runLocalCloud, sdkEnvironment } from '../platform/local-cloud';
import { Release01TestServer, raw, storedBefore } from '../release-0-1';

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

/** The operator's call, on the real SDK and the store that keeps a data folder. */
function operator(): Cloud {
  return memoryCloud({
    db: new WeChatDatabase(sdk.database()),
    caller: { openId: '', source: 'function' },
    now: () => running.cloud.clock.now(),
  });
}

function stored(collection: string): readonly unknown[] {
  return running.cloud.store.find(collection, { query: {}, limit: 1000 });
}

/** When a timer takes a record up goes by the hour of the run: that it will is what both have to leave alike. */
function withoutHours(docs: readonly unknown[]): readonly unknown[] {
  return docs.map((doc) => {
    const record = doc as { readonly countAt?: unknown; readonly tellAt?: unknown };
    return { ...record, countAt: typeof record.countAt, tellAt: typeof record.tellAt };
  });
}

describe('on the real store and SDK', () => {
  beforeEach(() => {
    running.clear();
    for (const [collection, docs] of storedBefore()) running.cloud.store.insert(collection, docs);
  });

  it('two runs at once leave what one leaves in memory', async () => {
    const both = await Promise.all([migrate(operator()), migrate(operator())]);
    expect(both.map(({ done }) => done)).toEqual([true, true]);
    const inMemory = new Release01TestServer();
    await migrate(inMemory.cloudFor('', 'function'));
    for (const collection of [
      'refunds',
      'refund-requests',
      'orders',
      'imports',
      'ledger',
      'records',
    ] as const) {
      expect(withoutHours(sorted(stored(collection)))).toEqual(
        withoutHours(sorted(raw(inMemory, collection))),
      );
    }
  });

  it('an order is read under its new names whichever way it is stored', async () => {
    const [before] = await operator().db.find('orders', { filter: { _id: 'd'.repeat(32) }, limit: 1 });
    await migrate(operator());
    expect(await operator().db.get('orders', 'd'.repeat(32))).toEqual(before);
    expect(before).toMatchObject({ paymentSource: 'wechat', outbox: [{ kind: 'payment' }] });
    expect(before).not.toHaveProperty('purse');
  });
});

function sorted(docs: readonly unknown[]): readonly unknown[] {
  const id = (doc: unknown): string => (doc as { readonly _id: string })._id;
  return [...docs].sort((one, other) => (id(one) < id(other) ? -1 : 1));
}
