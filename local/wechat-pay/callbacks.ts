import { randomBytes } from 'node:crypto';
import type { Store } from '../store/store';
import { paymentEvent, refundEvent, type Spelling } from './fields';
import type { Merchant } from './merchant';
import type { Order, Refund } from './orders';

/** Calls a function as WeChat Pay does; `payer` is who the platform says it is about, empty for nobody. */
export type Notify = (functionName: string, event: object, payer: string) => Promise<unknown>;

interface Waiting {
  readonly _id: string;
  readonly outTradeNo: string;
  /** Of news about a refund. */
  readonly outRefundNo?: string;
  readonly tries: number;
  readonly dueAt: number;
}

const collection = 'wechat-pay-callbacks';

export const callbackCollections = [
  {
    name: collection,
    indexes: [{ name: 'dueAt', keys: [{ field: 'dueAt', order: 'asc' as const }], unique: false }],
  },
];

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** How long WeChat waits before it tells again, as long as nobody answers `errcode` 0: two days in all. */
const pauses = [
  15 * second,
  15 * second,
  30 * second,
  3 * minute,
  10 * minute,
  20 * minute,
  30 * minute,
  30 * minute,
  30 * minute,
  hour,
  3 * hour,
  3 * hour,
  3 * hour,
  6 * hour,
  6 * hour,
  6 * hour,
  6 * hour,
  6 * hour,
  6 * hour,
];
const looksEveryMs = 250;

/** WeChat's news of payments and refunds, kept on disk until they are acknowledged or given up. */
export class Callbacks {
  private readonly under = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: {
      readonly store: Store;
      readonly merchant: Merchant;
      readonly notify: Notify;
      readonly now: () => number;
      readonly spelling: Spelling;
      readonly log: (line: string) => void;
    },
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.deliverDue().catch((error: unknown) => this.parts.log(`[wechat-pay] ${String(error)}`));
    }, looksEveryMs);
    this.timer.unref();
  }

  /** Tells nothing more, and waits for what is being told. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled(this.under.values());
  }

  /** Will tell of the payment, so many times. */
  announce(order: Order, times: number): void {
    if (order.functionName === '' || times === 0) return;
    const waiting = Array.from({ length: times }, () => ({
      _id: randomBytes(12).toString('hex'),
      outTradeNo: order._id,
      tries: 0,
      dueAt: this.parts.now(),
    }));
    this.parts.store.insert(collection, waiting);
  }

  /** Will tell how a refund ended, when it has. */
  announceRefund(refund: Refund): void {
    if (refund.functionName === '') return;
    const waiting: Waiting = {
      _id: randomBytes(12).toString('hex'),
      outTradeNo: refund.outTradeNo,
      outRefundNo: refund._id,
      tries: 0,
      dueAt: refund.doneAt,
    };
    this.parts.store.insert(collection, [{ ...waiting }]);
  }

  /** Tells now what is due; resolves when each was answered, or has failed once more. */
  async deliverDue(): Promise<void> {
    const { store, merchant, now } = this.parts;
    merchant.landWhatIsDue();
    const query = { dueAt: { $lte: now() } };
    const due = store.find(collection, { query, limit: 100 }) as unknown as readonly Waiting[];
    await Promise.all(due.map((waiting) => this.under.get(waiting._id) ?? this.begin(waiting)));
  }

  private begin(waiting: Waiting): Promise<void> {
    const delivery = this.deliver(waiting).finally(() => this.under.delete(waiting._id));
    this.under.set(waiting._id, delivery);
    return delivery;
  }

  private async deliver(waiting: Waiting): Promise<void> {
    if (await this.acknowledged(waiting)) this.drop(waiting);
    else this.postpone(waiting);
  }

  private async acknowledged(waiting: Waiting): Promise<boolean> {
    const { notify, log } = this.parts;
    const news = this.newsOf(waiting);
    if (news === null) return true;
    try {
      const answer = await notify(news.functionName, news.event, news.payer);
      return (answer as { readonly errcode?: unknown } | null)?.errcode === 0;
    } catch (error) {
      log(
        `[wechat-pay] callback to ${news.functionName} failed: ${error instanceof Error ? error.message : ''}`,
      );
      return false;
    }
  }

  private newsOf({ outTradeNo, outRefundNo }: Waiting): {
    readonly functionName: string;
    readonly event: object;
    readonly payer: string;
  } | null {
    const { merchant, spelling } = this.parts;
    const order = merchant.books.order(outTradeNo);
    if (order === null) return null;
    if (outRefundNo === undefined) {
      return { functionName: order.functionName, event: paymentEvent(order, spelling), payer: order.openId };
    }
    const refund = merchant.books.refund(outRefundNo);
    if (refund === null) return null;
    return { functionName: refund.functionName, event: refundEvent(refund, order, spelling), payer: '' };
  }

  private drop({ _id }: Waiting): void {
    this.parts.store.remove(collection, { _id }, false);
  }

  private postpone(waiting: Waiting): void {
    const pause = pauses[waiting.tries];
    if (pause === undefined) return this.drop(waiting);
    this.parts.store.modify(collection, {
      query: { _id: waiting._id },
      change: { $set: { tries: waiting.tries + 1, dueAt: this.parts.now() + pause } },
      merge: true,
      multi: false,
      upsert: false,
    });
  }
}
