import type { CaseKind, CaseAction, RefundReason, RefundState, RequestReason } from '../../contract/refunds';
import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';

/**
 * Money on its way back; `_id` is WeChat's `outRefundNo`, made from the order and what caused it: sent twice,
 * it is the same refund. One that WeChat closed is `replaced` by one with the next number.
 */
export interface Refund {
  readonly _id: string;
  readonly orderId: string;
  readonly openId: string;
  /** The order's merchant; absent where the order has none. */
  readonly merchantId?: string | null;
  /** Null: the whole order. */
  readonly line: number | null;
  /** Place whose officers look after it. */
  readonly region: string;
  readonly amountFen: Fen;
  /** The WeChat order's sum, which each refund repeats. */
  readonly totalFen: Fen;
  readonly to: 'wechat' | 'mutual-aid';
  readonly reason: RefundReason;
  readonly state: RefundState;
  /** The line is not insured any more when this is done. */
  readonly endsLine: boolean;
  readonly attempt: number;
  readonly tries: number;
  readonly nextAt: number | null;
  /** When WeChat was last asked for it (ms); absent where it never was, or by the release before. */
  readonly sentAt?: number;
  /** China day on which WeChat took it in, for comparing with its bill. */
  readonly billDay: IsoDay | null;
  readonly createdAt: number;
  /** What WeChat's notice said of its end, when (ms): not believed, but it counts where WeChat's answers are silent. */
  readonly notice?: { readonly state: 'done' | 'failed'; readonly at: number };
  /** WeChat said that nothing comes of this number any more (closed, abnormal); absent where it didn't. */
  readonly closedAtWeChat?: true;
  readonly history: readonly RefundEvent[];
}

export interface RefundEvent {
  readonly at: number;
  readonly event: string;
}

/**
 * A payer asks an officer for one person's money, or two officers grant it; `_id` is made from the order, the person in it and
 * how often it was asked for. Nothing moves before an officer approved it; the refunds that carry it out are documents of their
 * own.
 */
export interface RefundRequest {
  readonly _id: string;
  readonly orderId: string;
  readonly openId: string;
  readonly line: number;
  /** Place whose officers decide it. */
  readonly region: string;
  readonly amountFen: Fen;
  readonly to: Refund['to'];
  readonly reason: RequestReason;
  /** Of what two officers grant: made by the proposer's phone; absent where a payer asked. */
  readonly grantId?: string;
  readonly state: 'requested' | 'approved' | 'declined';
  /** What the insured person is asked, who isn't the payer; absent where he needs not be, or the release before stored it. */
  readonly insured?: InsuredAsked;
  /** Why an officer declined it, or two granted it: the payer reads it. */
  readonly note?: string;
  readonly createdAt: number;
  readonly history: readonly RefundEvent[];
}

/** The refund would end somebody's insurance for which another paid. */
export interface InsuredAsked {
  readonly personId: string;
  /** Until when an officer waits for his answer, ms; null where no WeChat was tied to him when the refund was asked for. */
  readonly until: number | null;
  /** His newest answer. */
  readonly answer?: { readonly agreed: boolean; readonly at: number };
}

/** What waits for an officer; `_id` is made from what caused it. Never holds a name or a number. */
export interface StoredCase {
  readonly _id: string;
  readonly kind: CaseKind;
  /** Empty: the operator's own, for officers of all regions. */
  readonly region: string;
  /** The place and all above it: for finding an office's cases by index. */
  readonly places: readonly string[];
  readonly state: 'open' | 'resolved';
  readonly orderId: string | null;
  /** The refund that it is about; the request where it is `refund-requested`. */
  readonly refundId: string | null;
  readonly amountFen: Fen;
  readonly summary: string;
  readonly resolution: { readonly action: CaseAction; readonly note: string; readonly at: number } | null;
  readonly officerId: string | null;
  /** Whom it is about, where no order says so; absent where one does, or nobody. */
  readonly personId?: string;
  readonly at: number;
}
