import * as v from 'valibot';
import { type PosterActions, posterForms } from '../../../contract/poster-actions';
import { wordKinds } from '../../../contract/words-to-hand-out';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { makePoster, makeWordsFile, wordsOfPlace } from '../../posters';
import { withDailyLimits } from '../daily-limits';

const posterActions: LoggedActionTable<PosterActions> = {
  'posters.make': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, form: v.picklist(posterForms) }),
    run: async (cloud, request) => makePoster(cloud, await requireOfficer(cloud, null), request),
  },
  'posters.words': {
    logged: { not: 'what notices say to everybody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => wordsOfPlace(cloud, await requireOfficer(cloud, null), region),
  },
  'posters.words-file': {
    logged: 'act',
    parse: v.strictObject({
      region: part.regionCode,
      kind: v.picklist(wordKinds, '请选择要哪一种。'),
    }),
    run: async (cloud, request) => makeWordsFile(cloud, await requireOfficer(cloud, null), request),
  },
};

/** A poster holds nothing that isn't public: any officer of the place may make it. */
export const postersTable = withDailyLimits(posterActions);
