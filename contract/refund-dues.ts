import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { GivenAtWindow } from './given-at-window';
import type { ImportOutcome } from './imports';
import type { HandedOut } from './hand-outs';
import type { DaysOfList, NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/**
 * Where somebody stands whom an office certified after he had paid (Ruizhou 3.2):
 * - `due`: certified in the collection window; what WeChat can give back of the aided part, it gives once two officers, or the payer, ask
 * - `by-office`: the same, and what is left was paid elsewhere or from the mutual-aid account: the window gives that, and two officers say so
 * - `too-late`: certified after the window and insured: nothing goes back, and the notice says so
 * - `given`: all of it was given back, by WeChat, at the window, or in part by each
 * - `over`: nothing is due any more
 */
export const refundDueStates = ['due', 'by-office', 'too-late', 'given', 'over'] as const;
export type RefundDueState = (typeof refundDueStates)[number];

/** What goes back to one person, by where it came from, in fen; together they are all of it. */
export interface DueBySource {
  /** WeChat has still to give it back. */
  readonly wechatDueFen: Fen;
  /** WeChat gave it back, or is about to. */
  readonly wechatGivenFen: Fen;
  /** Paid from the mutual-aid account, at a bank or elsewhere: the window's, given or not. */
  readonly windowFen: Fen;
}

/** Amounts in fen. */
export interface RefundDueView extends DueBySource {
  readonly recordId: string;
  readonly personId: string;
  readonly person: NamedPerson;
  readonly region: string;
  readonly state: RefundDueState;
  readonly paidOn: IsoDay;
  readonly paidFen: Fen;
  /** What goes back in all; 0 where it is too late. */
  readonly amountFen: Fen;
  /** Chinese: by which clause, or why nothing. */
  readonly words: string;
  /** Absent where it wasn't given back at the window. */
  readonly givenAtWindow?: GivenAtWindow;
  /** By which it is given back as it was read: since when it stands like that (ms). */
  readonly updatedAt: number;
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

/** The function `files`, duty `money`. */
export interface RefundDueFileActions {
  /**
   * Everybody of a place whose refund the window gives, with numbers in full, for tax office and finance: at most 5,000. Refuses with
   * `NOTHING_DUE` and `HAND_OUT_TOO_LARGE`.
   */
  'refund-dues.workbook': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: { readonly file: HandedOut; readonly people: number };
  };
}

export interface RefundDueActsOfTwo {
  /**
   * Says that what is `by-office` was given back at the window: its part of what the notice gives, as it stands in the list. At most 100,
   * each as it was read; what changed since is listed, as is whoever had it by another way, on another day, or before it was found due.
   * Refuses with `DAY_WRONG` a day that isn't there yet.
   */
  'refund-dues.settle': {
    readonly request: {
      readonly region: string;
      readonly on: IsoDay;
      readonly way: string;
      readonly dues: readonly { readonly recordId: string; readonly updatedAt: number }[];
    };
    readonly data: ImportOutcome;
  };
  /** Gives WeChat's part back to who paid, at most 100; each as the amount that was read (`wechatDueFen`), others are listed. */
  'refund-dues.give': {
    readonly request: {
      readonly region: string;
      readonly dues: readonly { readonly recordId: string; readonly amountFen: Fen }[];
    };
    readonly data: ImportOutcome;
  };
}
