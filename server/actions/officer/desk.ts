import * as v from 'valibot';
import type { DeskActions } from '../../../contract/desk';
import { dutiesDue, workWaiting } from '../../desk';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, chinaDay, part } from '../../platform';
import { dutiesWithin, policyInForce } from '../../policy-registry';
import { overdueLists } from '../../progress';
import { actsOfTwo } from './acts-of-two';

/** An officer's first page. */
export const deskActions: LoggedActionTable<DeskActions> = {
  'desk.waiting': {
    logged: { not: 'counts, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, null);
      const work = await workWaiting(cloud, actsOfTwo, officer, request);
      const { duties } = await policyInForce(cloud);
      const due = dutiesDue(dutiesWithin(duties, request.region), chinaDay(cloud.now()));
      const keepsRosters = officer.duties.includes('roster');
      const overdue = keepsRosters ? await overdueLists(cloud, officer, request.region) : null;
      return { work, due, ...(overdue === null ? {} : { overdue }) };
    },
  },
};
