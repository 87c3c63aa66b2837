import * as v from 'valibot';
import type { MeActions } from '../../../contract/me';
import { requireSelf, revoke, viewMe } from '../../household';
import { countAttempt } from '../../identity';
import { eventsOf } from '../../personal-data';
import { type ActionTable, part, requireOpenId } from '../../platform';

export const meActions: ActionTable<MeActions> = {
  'me.get': {
    parse: v.strictObject({}),
    run: (cloud) => viewMe(cloud, requireOpenId(cloud)),
  },
  'me.revoke': {
    parse: v.strictObject({ seerId: part.recordKey }),
    run: async (cloud, { seerId }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      return { seenBy: await revoke(cloud, openId, seerId) };
    },
  },
  'me.events': {
    parse: v.strictObject({ skip: part.skip }),
    run: async (cloud, { skip = 0 }) => {
      const openId = requireOpenId(cloud);
      const person = await requireSelf(cloud, openId);
      return eventsOf(cloud, person._id, { openId, skip });
    },
  },
};
