import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { ImportOutcome } from './imports';
import type { DaysOfList, NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/**
 * Where somebody stands whom an office certified after he had paid (Ruizhou 3.2):
 * - `due`: certified in the collection window; the aided part goes back by WeChat once two officers, or the payer, ask for it
 * - `by-office`: the same, but it was paid elsewhere or from the mutual-aid account: nothing here can give it back
 * - `too-late`: certified after the window and insured: nothing goes back, and the notice says so
 * - `given`: it was given back
 * - `over`: nothing is due any more
 */
export const refundDueStates = ['due', 'by-office', 'too-late', 'given', 'over'] as const;
export type RefundDueState = (typeof refundDueStates)[number];

/** Amounts in fen. */
export interface RefundDueView {
  readonly recordId: string;
  readonly personId: string;
  readonly person: NamedPerson;
  readonly region: string;
  readonly state: RefundDueState;
  readonly paidOn: IsoDay;
  readonly paidFen: Fen;
  /** What goes back; 0 where it is too late. */
  readonly amountFen: Fen;
  /** Chinese: by which clause, or why nothing. */
  readonly words: string;
}

/** Duty `money`. */
export interface RefundDueOfficerActions {
  /** Who is due a refund that nobody asked for, or would be by another day; 20 a page. Days are those of the last change. */
  'refund-dues.list': {
    readonly request: DaysOfList & {
      readonly region: string;
      readonly year: number;
      readonly state: RefundDueState;
      readonly after?: PageAfter;
    };
    readonly data: {
      readonly dues: readonly RefundDueView[];
      readonly next: NextPage;
      readonly counts: readonly { readonly state: RefundDueState; readonly count: number }[];
    };
  };
}

export interface RefundDueActsOfTwo {
  /** Gives the aided part back to who paid, at most 100; each as the amount that was read, others are listed. */
  'refund-dues.give': {
    readonly request: {
      readonly region: string;
      readonly dues: readonly { readonly recordId: string; readonly amountFen: Fen }[];
    };
    readonly data: ImportOutcome;
  };
}
