import * as v from 'valibot';
import type { AuditOfficerActions } from '../../../contract/audit';
import { reportOfPlace } from '../../audit';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';

/** Who looks at what the others did. */
export const auditActions: LoggedActionTable<AuditOfficerActions> = {
  'audit.report': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, month: part.month }),
    run: async (cloud, request) => reportOfPlace(cloud, await requireOfficer(cloud, 'audit'), request),
  },
};
