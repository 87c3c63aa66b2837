import * as v from 'valibot';
import { type ReportFileActions, reportKinds } from '../../../contract/reports';
import { handOut } from '../../hand-outs';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { reportWorkbook } from '../../progress';

export const reportFileActions: LoggedActionTable<ReportFileActions> = {
  'reports.workbook': {
    logged: 'read',
    parse: v.strictObject({
      region: part.regionCode,
      kind: v.picklist(reportKinds, '没有这种报表。'),
      year: v.exactOptional(part.insuredYear),
      day: v.exactOptional(part.calendarDay),
      month: v.exactOptional(part.month),
    }),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, null);
      const made = await reportWorkbook(cloud, officer, request);
      return handOut(cloud, officer, { ...made, duty: null, region: request.region });
    },
  },
};
