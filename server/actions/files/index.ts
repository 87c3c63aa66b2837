import { withDailyLimits } from '../daily-limits';
import { handOutActions } from './hand-outs';
import { fileTextActions } from './text';

/** What offices hand in as files and take away as files. */
export const filesTable = withDailyLimits({ ...fileTextActions, ...handOutActions });
