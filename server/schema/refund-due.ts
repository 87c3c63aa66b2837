import type { GivenAtWindow } from '../../contract/given-at-window';
import type { RefundDueState } from '../../contract/refund-dues';
import type { IsoDay } from '../../policy/calendar';
import type { Fen } from '../../policy/money';

/**
 * Somebody certified after he had paid, to whom a notice gives the aided part back, or would have by another day; `_id` is his record's.
 * Found by the timer; what WeChat gives back stands in the refund, as any.
 */
export interface RefundDue {
  readonly _id: string;
  readonly personId: string;
  readonly year: number;
  readonly region: string;
  /** Of that place and those above it those whose offices read it (`server/reimbursements/read-by.ts`). */
  readonly places: readonly string[];
  /** By which order he was paid for; null where elsewhere. */
  readonly orderId: string | null;
  readonly line: number | null;
  readonly paidOn: IsoDay;
  readonly paidFen: Fen;
  /** What goes back in all. */
  readonly amountFen: Fen;
  /** Of it: what WeChat has still to give back, and what it gave or is about to. The rest is the window's. Absent in what the release before stored. */
  readonly byWechat?: { readonly dueFen: Fen; readonly givenFen: Fen };
  readonly state: RefundDueState;
  /** China day on which it was found to be due. Absent in what the release before stored. */
  readonly foundOn?: IsoDay;
  /** Chinese. */
  readonly words: string;
  /** Two officers say that the window gave it back: nothing is looked for any more. Absent: it didn't. */
  readonly givenAtWindow?: GivenAtWindow;
  /** When it came to stand like that (ms). */
  readonly updatedAt: number;
}
