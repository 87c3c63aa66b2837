/** What every cloud function answers: data, or a refusal in words that a person can act on. Never a stack. */
export type Reply<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: Refusal };

export interface Refusal {
  /** Stable, for the app to act on. */
  readonly code: string;
  /** Chinese: what happened and what to do next. */
  readonly message: string;
  /** The field of the request that is wrong, where one is. */
  readonly field?: string;
  /** Facts the app needs to act, e.g. until when a reservation of another payer holds. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** True where the same request may succeed later without a change. */
  readonly retryable?: boolean;
}
