import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';

/** Where money came from, and goes back to. */
export type OwnChannel = 'wechat' | 'mutual-aid';

/** What came in for a place's people through a channel on a day and what went back. */
export interface OwnSum {
  readonly channel: OwnChannel;
  readonly payments: number;
  readonly paidFen: Fen;
  readonly refunds: number;
  readonly refundedFen: Fen;
}

/** One person's part of an order, on the day. */
export interface OwnMove {
  readonly orderId: string;
  readonly line: number;
  /** Where the person is insured: the place itself or one in it. */
  readonly region: string;
  readonly channel: OwnChannel;
  readonly kind: 'payment' | 'refund';
  readonly amountFen: Fen;
}

export interface OwnDayActions {
  /**
   * A place's own day: what was booked on it for people who are insured there, out of the collecting office's books, and so as that office's
   * statement has it; today's until now. Needs the duty `money`. Refuses with `TOO_WIDE` for a city or province.
   */
  'statements.own-day': {
    readonly request: { readonly region: string; readonly day: IsoDay };
    readonly data: {
      /** Both channels. */
      readonly sums: readonly OwnSum[];
      /** The first 200, and whether that is all of them. */
      readonly moves: readonly OwnMove[];
      readonly more: boolean;
    };
  };
}
