import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fen } from '../../policy/money';
import type { Cloud } from '../../server/platform/cloud';
import type { PlainDocument } from '../../server/platform/plain';
import type { CollectionName, Collections } from '../../server/schema/collections';
import { PaymentTestServer } from './money';

const folder = join(__dirname, '..', 'fixtures', 'release-0.1');

type Stored = PlainDocument;

/** What release 0.1 told a payer about an order. */
export interface Said {
  readonly openId: string;
  readonly orderId: string;
  readonly state: string;
  readonly purse: string;
  readonly message: string;
  readonly lines: readonly string[];
  readonly refunds: readonly {
    readonly refundId: string;
    readonly state: string;
    readonly amountFen: Fen;
    readonly message: string;
  }[];
}

export const said = JSON.parse(
  readFileSync(join(folder, 'said', 'order-get.json'), 'utf8'),
) as readonly Said[];

/** Everything that release 0.1 stored, by collection. */
export function storedBefore(): ReadonlyMap<CollectionName, readonly Stored[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return new Map(
    files.map((name) => [
      name.replace('.jsonl', '') as CollectionName,
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Stored),
    ]),
  );
}

/** Some seconds after the last thing that release 0.1 did. */
const tookOverAt = Date.parse('2023-11-23T06:45:50+08:00');

/** The server just after this release was deployed, on the data of release 0.1. */
export class Release01TestServer extends PaymentTestServer {
  constructor() {
    super('2023-11-23');
    this.pass(tookOverAt - this.cloudFor('').now());
    for (const [collection, docs] of storedBefore()) {
      this.store.commit(docs.map((doc) => ({ collection, id: doc._id, doc })));
    }
  }

  /** What a payer reads about his order now, in the form of {@link said}. */
  async saidNow(): Promise<readonly Said[]> {
    const answers: Said[] = [];
    for (const { openId, orderId } of said) answers.push(await this.orderAs(openId, orderId));
    return answers;
  }

  private async orderAs(openId: string, orderId: string): Promise<Said> {
    const { order } = await this.ask(openId, 'order.get', { orderId });
    return {
      openId,
      orderId: order.orderId,
      state: order.state,
      purse: order.paymentSource,
      message: order.message,
      lines: order.lines.map(({ state }) => state),
      refunds: order.refunds.map(({ refundId, state, amountFen, message }) => ({
        refundId,
        state,
        amountFen,
        message,
      })),
    };
  }
}

/** Where a document stands, raw. */
export function raw(server: PaymentTestServer, collection: CollectionName): readonly Stored[] {
  return server.store.snapshot(collection) as readonly Stored[];
}

/** Puts the same documents into another database. */
export async function fill(cloud: Cloud): Promise<void> {
  for (const [collection, docs] of storedBefore()) {
    for (const doc of docs) await cloud.db.put(collection, doc as unknown as Collections[typeof collection]);
  }
}
