import * as v from 'valibot';
import { mostFetchedNotices, mostIndexPlaces } from '../../../contract/notice-index';
import { isPosterNumber } from '../../../contract/poster';
import type { RecordActions } from '../../../contract/resident';
import type { FactSheet } from '../../../policy/fact-sheet';
import { type ActionTable, chinaDay, part } from '../../platform';
import {
  fetchNotices,
  newerThan,
  noticeIndex,
  officialText,
  policyInForce,
  requireFactSheet,
} from '../../policy-registry';
import { channelsOf, contactsOf } from '../../places';
import { countScan } from '../../posters';

type Names =
  | 'determination.get'
  | 'notices.index'
  | 'notices.fetch'
  | 'notices.published'
  | 'notices.official-text'
  | 'places.contacts'
  | 'places.channels'
  | 'posters.scanned';
type Facts = RecordActions['determination.get']['request']['facts'];

const noticeId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,60}$/));

export const noticeActions: ActionTable<Pick<RecordActions, Names>> = {
  'determination.get': {
    // The policy checks the facts: its refusal names the field and what is wrong with it.
    parse: v.strictObject({ facts: v.custom<Facts>((value) => typeof value === 'object' && value !== null) }),
    run: async (cloud, { facts }) => {
      const today = chinaDay(cloud.now());
      const policy = await policyInForce(cloud);
      const sheet: FactSheet = requireFactSheet({ payOn: today, ...facts });
      const determination = policy.determine(sheet);
      return { determination, noticeVersions: policy.policy.versionsOf(determination), today };
    },
  },
  'notices.index': {
    parse: v.strictObject({
      have: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
      at: v.exactOptional(v.pipe(v.array(part.regionCode), v.maxLength(mostIndexPlaces))),
    }),
    run: (cloud, request) => noticeIndex(cloud, request),
  },
  'notices.fetch': {
    parse: v.strictObject({
      ids: v.pipe(v.array(noticeId), v.minLength(1), v.maxLength(mostFetchedNotices)),
    }),
    run: async (cloud, { ids }) => ({ notices: await fetchNotices(cloud, ids) }),
  },
  'notices.published': {
    parse: v.strictObject({
      have: v.pipe(v.record(noticeId, part.shortText), v.maxEntries(200)),
    }),
    run: async (cloud, { have }) => ({ notices: await newerThan(cloud, have) }),
  },
  'notices.official-text': {
    parse: v.strictObject({
      notice: noticeId,
      clauses: v.exactOptional(v.pipe(v.array(part.clause), v.maxLength(100))),
    }),
    run: (cloud, { notice, clauses }) => officialText(cloud, notice, clauses),
  },
  'posters.scanned': {
    parse: v.strictObject({
      region: part.regionCode,
      poster: v.pipe(v.string(), v.check(isPosterNumber, '海报编号有误，没有计数。')),
    }),
    run: async (cloud, request) => {
      await countScan(cloud, request);
      return {};
    },
  },
  'places.contacts': {
    parse: v.strictObject({ region: part.regionCode }),
    run: (cloud, { region }) => contactsOf(cloud, region),
  },
  'places.channels': {
    parse: v.strictObject({ region: part.regionCode }),
    run: (cloud, { region }) => channelsOf(cloud, region),
  },
};
