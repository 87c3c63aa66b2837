import { duplicateKindNames } from '../../contract/duplicates';
import type { Duplicate, Resident, RosterChange, Span } from '../schema';
import type { Fact, OfResidents } from './holding';
import { most } from './subject';
import { day, nameOfIdentity, placeOf } from './words';

/** On which offices' lists of residents somebody stands: the offices', so it stays until the list's time is over. */
export const onListsOfResidents: OfResidents<Resident> = {
  of: 'residents',
  heading: '经办机构名单上的住处',
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('residents', { filter: { personId: person._id }, limit: most }),
  facts: ({ village, household, phone, years, expiresAt }) => [
    ['住在', placeOf(village)],
    ['户号', household === '' ? '没有' : household],
    ['联系电话', phone === null ? '没有' : `有一个，只用来提醒参保；来源：${phone.from}`],
    ['用于', `${years.join('、')}年度的参保动员`],
    ['保存到', day(expiresAt)],
  ],
};

/** What an office's list says of another insurance of his. */
export const ofDuplicates: OfResidents<Duplicate> = {
  of: 'residents',
  heading: '重复参保的核对',
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('duplicates', { filter: { personId: person._id }, limit: most }),
  facts: ({ kind, year, since, where, besides = [], state, expiresAt }) => [
    ['什么', `${year}年度，${duplicateKindNames[kind]}`],
    ['从哪天起', since ?? '没有写'],
    ['在哪里', where === '' ? '没有写' : where],
    ...besides.map((one): Fact => [
      '另一处的名单',
      `${one.since ?? '没有写哪天'}，${one.where === '' ? '没有写在哪里' : one.where}`,
    ]),
    ['处理', state === 'open' ? '还没有' : '已经办结'],
    ['保存到', day(expiresAt)],
  ],
};

function spansInWords(spans: readonly Span[]): string {
  const words = spans.map(({ since, until }) => `${since}起${until === undefined ? '' : `到${until}`}`);
  return words.join('、') || '没有';
}

/** What a month changed of what offices certified of him, for that month's list. */
export const ofMonthlyLists: OfResidents<RosterChange> = {
  of: 'residents',
  heading: '部门名单每月的变化',
  erasure: 'stays',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('roster-changes', { filter: { personId: person._id }, limit: most }),
  facts: ({ month, code, region, before, after, expiresAt }) => [
    ['哪个月', month],
    ['身份', `${nameOfIdentity(code)}，${placeOf(region)}`],
    ['原来', spansInWords(before)],
    ['后来', spansInWords(after)],
    ['保存到', day(expiresAt)],
  ],
};
