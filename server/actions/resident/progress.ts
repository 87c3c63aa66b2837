import * as v from 'valibot';
import type { PublicProgressActions } from '../../../contract/public-progress';
import { type ActionTable, part } from '../../platform';
import { publicProgress } from '../../progress';

export const publicProgressActions: ActionTable<PublicProgressActions> = {
  'progress.public': {
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => ({ progress: await publicProgress(cloud, request) }),
  },
};
