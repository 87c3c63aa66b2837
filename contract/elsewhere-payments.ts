import type { ImportOutcome, UndoOutcome } from './imports';

/** What came of a file of payments made elsewhere, beside the lines that were not taken. */
export interface ElsewhereOutcome extends ImportOutcome {
  /** Insured by their line. */
  readonly enrolled: number;
  /** Insured already, here or elsewhere: a case for the office. */
  readonly twice: number;
  /** By another list insured otherwise, or dead: a case too. Absent in the outcome of a file that the release before took. */
  readonly listed?: number;
  /** Paid another amount than the notice asked on the day: a case too. */
  readonly amountDiffers: number;
  /** Came in an earlier file, and changes nothing. */
  readonly known: number;
}

/** Columns of the tax office's file, in any order; `缴费编号` is its own number of a payment. */
export const elsewhereColumns = [
  '姓名',
  '证件类型',
  '证件号码',
  '参保地代码',
  '参保年度',
  '缴费日期',
  '缴费金额(元)',
  '缴费渠道',
  '缴费编号',
] as const;

/**
 * The tax office's file of what was paid at banks, counters and in other apps, proposed and agreed to (`proposals.ts`): CSV as the
 * bureau's files (`mutual-aid.ts`), with {@link elsewhereColumns}.
 */
export interface ElsewhereActsOfTwo {
  /** The same number with the same content answers again; with other content `IMPORT_DIFFERS`. */
  'elsewhere.import': {
    readonly request: { readonly region: string; readonly number: string; readonly csv: string };
    readonly data: ElsewhereOutcome;
  };
  /** Takes a file back, as it was imported. Refuses with `NO_BATCH` and `IMPORT_DIFFERS`. */
  'elsewhere.undo': {
    readonly request: ElsewhereActsOfTwo['elsewhere.import']['request'];
    readonly data: UndoOutcome;
  };
}
