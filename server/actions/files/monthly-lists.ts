import * as v from 'valibot';
import type { MonthlyListFileActions } from '../../../contract/monthly-lists';
import { handOut } from '../../hand-outs';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { monthlyListWorkbook } from '../../progress';

export const monthlyListFileActions: LoggedActionTable<MonthlyListFileActions> = {
  'monthly-lists.workbook': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, month: part.month }),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, 'roster');
      const { people, ...made } = await monthlyListWorkbook(cloud, officer, request);
      return {
        file: await handOut(cloud, officer, { ...made, duty: 'roster', region: request.region }),
        people,
      };
    },
  },
};
