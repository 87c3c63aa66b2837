import * as v from 'valibot';
import type { LevyListActions } from '../../../contract/levy-lists';
import { beginLevyList, goOnWithLevyList, levyListView, levyListsOf, removeLevyList } from '../../levy-lists';
import { type LoggedActionTable, part } from '../../platform';

const levyListId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '编号有误，请返回清单重新打开。'));
const one = v.strictObject({ levyListId });

/** What everybody of a place owes, as files for offices. */
export const levyListActions: LoggedActionTable<LevyListActions> = {
  'levy-lists.begin': {
    logged: 'read',
    parse: v.strictObject({
      levyListId,
      region: part.regionCode,
      year: part.insuredYear,
      on: part.calendarDay,
    }),
    run: async (cloud, request) => levyListView(cloud, await beginLevyList(cloud, request)),
  },
  'levy-lists.go-on': {
    logged: 'read',
    parse: one,
    run: async (cloud, request) => levyListView(cloud, await goOnWithLevyList(cloud, request.levyListId)),
  },
  'levy-lists.list': {
    logged: { not: 'the caller’s own lists with sums, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: levyListsOf,
  },
  'levy-lists.remove': {
    logged: 'act',
    parse: one,
    run: async (cloud, request) => {
      await removeLevyList(cloud, request.levyListId);
      return {};
    },
  },
};
