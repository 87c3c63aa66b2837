import * as v from 'valibot';
import type { HandOutActions } from '../../../contract/hand-outs';
import { handOutsOf, openHandOut } from '../../hand-outs';
import { requireOfficer } from '../../officer-access';
import type { LoggedActionTable } from '../../platform';

export const handOutActions: LoggedActionTable<HandOutActions> = {
  'hand-outs.list': {
    logged: { not: 'names of files that the caller had made' },
    parse: v.strictObject({}),
    run: async (cloud) => ({ files: await handOutsOf(cloud, await requireOfficer(cloud, null)) }),
  },
  'hand-outs.open': {
    logged: 'read',
    parse: v.strictObject({ handOutId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.[a-z]{3,4}$/)) }),
    run: async (cloud, { handOutId }) => openHandOut(cloud, await requireOfficer(cloud, null), handOutId),
  },
};
