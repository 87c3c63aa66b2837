import type { HandOutActions } from './hand-outs';
import type { LevyListActions } from './levy-lists';
import type { OfficeFileActions } from './office-files';
import type { MonthlyListFileActions } from './monthly-lists';
import type { RefundDueFileActions } from './refund-dues';
import type { ReportFileActions } from './reports';
import type { ResidentSheetActions } from './residents';
import type { UploadActions } from './uploads';

/** The function `files`: what offices hand in as files and take away as files. */
export type FilesActions = FileTextActions &
  HandOutActions &
  LevyListActions &
  OfficeFileActions &
  MonthlyListFileActions &
  RefundDueFileActions &
  ReportFileActions &
  ResidentSheetActions &
  UploadActions;

/** The function `files`, texts. */
export interface FileTextActions {
  /**
   * The text of a piece of a file that is no UTF-8: spreadsheets in China write GBK. At most 60,000 bytes as base64,
   * ending with a line. Nothing is kept. Refuses with `FILE_WRONG`.
   */
  'files.read-text': {
    readonly request: { readonly base64: string };
    readonly data: { readonly text: string };
  };
}
