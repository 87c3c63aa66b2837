import * as v from 'valibot';
import type { PosterScanActions } from '../../../contract/poster-actions';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { scansOf } from '../../posters';

export const posterScanActions: LoggedActionTable<PosterScanActions> = {
  'posters.scans': {
    logged: { not: 'counts of scans, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, request) => scansOf(cloud, await requireOfficer(cloud, null), request),
  },
};
