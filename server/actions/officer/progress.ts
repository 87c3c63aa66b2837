import * as v from 'valibot';
import type { ProgressActions } from '../../../contract/progress';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { progressLine, progressOf } from '../../progress';

/** Counts of people, of nobody: any officer sees those of his own places, whatever his duties. */
export const progressActions: LoggedActionTable<ProgressActions> = {
  'progress.of': {
    logged: { not: 'counts by place, of nobody' },
    parse: v.strictObject({ region: part.regionCode, year: v.exactOptional(part.insuredYear) }),
    run: async (cloud, request) => progressOf(cloud, await requireOfficer(cloud, null), request),
  },
  'progress.line': {
    logged: { not: 'counts by place, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => ({
      line: await progressLine(cloud, await requireOfficer(cloud, null), region),
    }),
  },
};
