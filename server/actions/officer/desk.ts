import * as v from 'valibot';
import type { DeskActions } from '../../../contract/desk';
import { dutiesDue, workWaiting } from '../../desk';
import { type LoggedActionTable, chinaDay, part } from '../../platform';
import { dutiesWithin, policyInForce } from '../../policy-registry';
import { actsOfTwo } from './acts-of-two';

/** An officer's first page. */
export const deskActions: LoggedActionTable<DeskActions> = {
  'desk.waiting': {
    logged: { not: 'counts, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, request) => {
      const work = await workWaiting(cloud, actsOfTwo, request);
      const { duties } = await policyInForce(cloud);
      const due = dutiesDue(dutiesWithin(duties, request.region), chinaDay(cloud.now()));
      return { work, due };
    },
  },
};
