import * as v from 'valibot';
import type { RefundDueFileActions } from '../../../contract/refund-dues';
import { handOut } from '../../hand-outs';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { refundDuesWorkbook } from '../../reimbursements';

export const refundDueFileActions: LoggedActionTable<RefundDueFileActions> = {
  'refund-dues.workbook': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, 'money');
      const { people, ...made } = await refundDuesWorkbook(cloud, officer, request);
      const file = await handOut(cloud, officer, { ...made, duty: 'money', region: request.region });
      return { file, people };
    },
  },
};
