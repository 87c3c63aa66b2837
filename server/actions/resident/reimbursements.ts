import * as v from 'valibot';
import type { ReimbursementActions } from '../../../contract/reimbursements';
import { countAttempt } from '../../identity';
import { type ActionTable, part, requireOpenId } from '../../platform';
import { applyForFamily, lookForFamily } from '../../reimbursements';

export const reimbursementActions: ActionTable<ReimbursementActions> = {
  'reimbursement.look': {
    parse: v.strictObject({ recordId: part.recordKey }),
    run: (cloud, { recordId }) => lookForFamily(cloud, requireOpenId(cloud), recordId),
  },
  'reimbursement.apply': {
    parse: v.strictObject({ recordId: part.recordKey, application: part.reimbursementApplication }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'refund');
      return applyForFamily(cloud, openId, request);
    },
  },
};
