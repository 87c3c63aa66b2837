import * as v from 'valibot';
import type { DeskActions } from '../../../contract/desk';
import { agreedOfWork } from '../../billing/notifications';
import { agreeToWork, dutiesDue, endWork, workWaiting } from '../../desk';
import { countAttempt } from '../../identity';
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
      const [work, messagesLeft] = await Promise.all([
        workWaiting(cloud, actsOfTwo, officer, request),
        agreedOfWork(cloud, officer._id),
      ]);
      const { duties } = await policyInForce(cloud);
      const due = dutiesDue(dutiesWithin(duties, request.region), chinaDay(cloud.now()));
      const keepsRosters = officer.duties.includes('roster');
      const overdue = keepsRosters ? await overdueLists(cloud, officer, request.region) : null;
      return { work, due, messagesLeft, ...(overdue === null ? {} : { overdue }) };
    },
  },
  'desk.agree-to-message': {
    logged: { not: 'of himself alone' },
    parse: v.strictObject({}),
    run: async (cloud) => {
      await countAttempt(cloud, 'edit');
      return { messagesLeft: await agreeToWork(cloud) };
    },
  },
  'desk.end-messages': {
    logged: { not: 'of himself alone' },
    parse: v.strictObject({}),
    run: async (cloud) => {
      await countAttempt(cloud, 'edit');
      return { messagesLeft: await endWork(cloud) };
    },
  },
};
