import { withDailyLimits } from '../daily-limits';
import { handOutActions } from './hand-outs';
import { levyListActions } from './levy-lists';
import { officeFileActions } from './office-files';
import { monthlyListFileActions } from './monthly-lists';
import { refundDueFileActions } from './refund-dues';
import { reportFileActions } from './reports';
import { residentSheetActions } from './residents';
import { fileTextActions } from './text';
import { uploadActions } from './uploads';

export { uploadTables } from './kinds';

/** What offices hand in as files and take away as files. */
export const filesTable = withDailyLimits({
  ...fileTextActions,
  ...handOutActions,
  ...levyListActions,
  ...officeFileActions,
  ...monthlyListFileActions,
  ...refundDueFileActions,
  ...reportFileActions,
  ...residentSheetActions,
  ...uploadActions,
});
