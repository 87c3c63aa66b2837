import type { ShownPicture } from './evidence';
import type { OrderLineView, OrderStatus } from './orders';
import type { RefundOffer, RefundView } from './refunds';

/** One person of a paid order, and all that is known of giving his money back. */
export interface RefundStanding {
  readonly order: OrderStatus;
  readonly line: OrderLineView;
  /** His requests and refunds, as `order.get` has them. */
  readonly refunds: readonly RefundView[];
  /** What may be asked for now; empty while something is under way. */
  readonly offers: readonly RefundOffer[];
  /** Whether the insured person is asked before an officer decides. */
  readonly asksInsured: boolean;
  /** Of the request that waits, or was decided last. */
  readonly pictures: readonly ShownPicture[];
  /** By which number the office may call him back about it, whole; absent where he gave none. */
  readonly phone?: string;
}

export interface RefundStandingActions {
  /** Refuses with `NO_ORDER` and `NOT_REFUNDABLE` (nobody of the order stands there). */
  'refund.look': {
    readonly request: { readonly orderId: string; readonly line: number };
    readonly data: { readonly standing: RefundStanding };
  };
}
