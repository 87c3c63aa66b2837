import type { HandedOut } from './hand-outs';

/** A numbered file to bureau, tax office or bank, which is there as lines already: by what it is found. */
export type OfficeFile =
  | { readonly kind: 'registration'; readonly number: string }
  | { readonly kind: 'reimbursements'; readonly region: string; readonly number: string }
  | { readonly kind: 'deductions'; readonly region: string; readonly number: string };

/** The function `files`: numbered files as Excel too. Duty `money`. */
export interface OfficeFileActions {
  /** The same lines under the same number, as a workbook. Refuses as the action that answers its lines. */
  'office-files.workbook': { readonly request: OfficeFile; readonly data: HandedOut };
}
