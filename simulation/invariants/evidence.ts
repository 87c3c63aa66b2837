import type { Human } from '../people/humans';
import type { MerchantOrder } from '../wechat/merchant';
import type { World } from '../world';
import type {
  CollectionName,
  Collections,
  EnrolmentRecord,
  LedgerEntry,
  Order,
  OrderLine,
  Refund,
  RefundRequest,
  StoredCase,
} from '../../server/schema';
import { balanceIn } from './posted';
import { sum } from './sum';

/** What the server's database says when nothing more happens, in a form that is easy to ask. */
export class Evidence {
  readonly orders: readonly Order[];
  readonly ledger: readonly LedgerEntry[];
  readonly refunds: readonly Refund[];
  readonly requests: readonly RefundRequest[];
  readonly cases: readonly StoredCase[];
  readonly records: readonly EnrolmentRecord[];

  constructor(readonly world: World) {
    this.orders = this.all('orders');
    this.ledger = this.all('ledger');
    this.refunds = this.all('refunds');
    this.requests = this.all('refund-requests');
    this.cases = this.all('cases');
    this.records = this.all('records');
  }

  all<Name extends CollectionName>(collection: Name): readonly Collections[Name][] {
    return this.world.store.snapshot(collection) as unknown as Collections[Name][];
  }

  balance(account: string): number {
    return balanceIn(this.ledger, account);
  }

  order(id: string | null): Order | undefined {
    return this.orders.find(({ _id }) => _id === id);
  }

  record(recordId: string): EnrolmentRecord | undefined {
    return this.records.find(({ _id }) => _id === recordId);
  }

  /** Every id under which the server knows this human. */
  personIds(human: Human): readonly string[] {
    const ids = new Set<string>();
    for (const { relatives } of this.all('payers')) {
      for (const { relativeId, personId } of relatives) {
        if (this.world.humanOf(relativeId) === human) ids.add(personId);
      }
    }
    return [...ids];
  }

  /** Lines that say their person is insured by them, with money. */
  paidLines(): readonly { readonly order: Order; readonly line: OrderLine }[] {
    return this.orders.flatMap((order) => order.lines.filter(isInsuredLine).map((line) => ({ order, line })));
  }

  /** Payments at WeChat for an order of ours, with its sum. */
  ordinaryPayments(): readonly MerchantOrder[] {
    return this.payments().filter((paid) => this.order(paid.outTradeNo)?.wechatFen === paid.totalFen);
  }

  /** Payments at WeChat that no order of ours asked for, or not with that sum: for officers to look at. */
  strayPayments(): readonly MerchantOrder[] {
    return this.payments().filter((paid) => this.order(paid.outTradeNo)?.wechatFen !== paid.totalFen);
  }

  private payments(): readonly MerchantOrder[] {
    return [...this.world.merchant.orders.values()].filter(({ paidAt }) => paidAt !== null);
  }

  /** Money that an officer gave back outside WeChat. */
  handPaidFen(orderId: string): number {
    const toWeChat = new Set(this.refunds.filter(({ to }) => to === 'wechat').map(({ _id }) => _id));
    const byHand = this.cases
      .filter((one) => one.orderId === orderId && one.resolution?.action === 'paid-by-hand')
      .filter(({ refundId }) => refundId !== null && toWeChat.has(refundId));
    return sum(byHand.map(({ amountFen }) => amountFen));
  }
}

export function isInsuredLine({ state, amountFen }: OrderLine): boolean {
  return amountFen > 0 && (state === 'insured' || state === 'settlement-pending');
}
