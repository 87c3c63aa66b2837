import type { CashierAct } from '../../local/wechat-pay/cashier';

/** What the evening asks of the product's process. */
export type Asked =
  | { readonly do: 'call'; readonly name: string; readonly data: object; readonly openId: string }
  | { readonly do: 'pay'; readonly prepayId: string; readonly act: CashierAct }
  | { readonly do: 'store'; readonly collection: string; readonly docs: readonly { readonly _id: string }[] }
  | { readonly do: 'backlog' }
  | { readonly do: 'stop' };

export interface Numbered {
  readonly id: number;
  readonly asked: Asked;
}

export type Answer = { readonly id: number } & (
  { readonly value: unknown } | { readonly error: string } | { readonly ready: true }
);

/** What has waited for the timer for more than a minute, by kind, and the memory of the process. */
export interface Backlog {
  /** By the product's calendar, ms. */
  readonly now: number;
  /** Orders whose look is due. */
  readonly looks: number;
  readonly messages: number;
  /** How long the oldest look and the oldest message have been due, ms; 0 where none is. */
  readonly oldestLookMs: number;
  readonly oldestMessageMs: number;
  readonly refunds: number;
  /** Proposals, of which a roster is one. */
  readonly proposals: number;
  /** Orders that are neither settled nor closed. */
  readonly unfinished: number;
  readonly megabytes: number;
}
