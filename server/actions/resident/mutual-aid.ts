import * as v from 'valibot';
import type { MutualAidActions } from '../../../contract/mutual-aid';
import { accountOf, authorise, movementsOf } from '../../billing/mutual-aid';
import { countAttempt } from '../../identity';
import { type ActionTable, part, requireOpenId } from '../../platform';

export const mutualAidActions: ActionTable<MutualAidActions> = {
  'mutual-aid.account': {
    parse: v.strictObject({}),
    run: (cloud) => accountOf(cloud, requireOpenId(cloud)),
  },
  'mutual-aid.authorise': {
    parse: v.strictObject({ amountFen: part.typedFen }),
    run: async (cloud, { amountFen }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      return { account: await authorise(cloud, openId, amountFen) };
    },
  },
  'mutual-aid.movements': {
    parse: v.strictObject({ after: part.pageAfter }),
    run: (cloud, { after = null }) => movementsOf(cloud, requireOpenId(cloud), after),
  },
};
