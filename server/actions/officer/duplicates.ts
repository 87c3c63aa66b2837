import * as v from 'valibot';
import {
  type DuplicatesActions,
  decisionsByOne,
  duplicateFileKinds,
  duplicateKinds,
} from '../../../contract/duplicates';
import { mostRowsOfCall } from '../../../contract/imports';
import {
  decideDuplicate,
  declineResume,
  giveUp,
  importDuplicates,
  listDuplicates,
  makeLetter,
  resumeBenefits,
  undoDuplicates,
} from '../../duplicates';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';

const row = v.strictObject({
  ...part.personEntry.entries,
  since: v.exactOptional(part.shortText),
  where: v.exactOptional(v.pipe(part.shortText, v.maxLength(60, '在哪里最多60个字。'))),
  insuredAs: v.exactOptional(v.pipe(part.shortText, v.maxLength(30, '参保身份最多30个字。'))),
  school: v.exactOptional(v.pipe(part.shortText, v.maxLength(60, '所在学校最多60个字。'))),
});

const partOfList = v.strictObject({
  region: part.regionCode,
  year: part.insuredYear,
  kind: v.picklist(duplicateFileKinds, '请选择是哪种名单。'),
  batch: v.pipe(v.string(), v.regex(/^[\w-]{4,40}$/, '批号为4至40位字母、数字、横线。')),
  part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  rows: v.pipe(
    v.array(row),
    v.minLength(1),
    v.maxLength(mostRowsOfCall, `一次最多${mostRowsOfCall}行，请分次导入。`),
  ),
});

export const duplicateId = v.pipe(
  v.string(),
  v.regex(/^(employee|elsewhere|dead|two-lists)-\d{4}-[0-9a-f]{8,64}$/, '没有找到这一件，请刷新清单。'),
);

/** A case's own id, or the one that it has for an office that doesn't read what it is. */
const listedId = v.union(
  [duplicateId, v.pipe(v.string(), v.regex(/^unread-[0-9a-f]{8,64}-[0-9a-f]{32}$/))],
  '没有找到这一件，请刷新清单。',
);

const note = v.pipe(part.shortText, v.minLength(2, '请写一句说明，以后查得到。'));

/** Who is insured twice, died, or is listed by two offices. */
export const duplicatesActions: LoggedActionTable<DuplicatesActions> = {
  'duplicates.import': {
    logged: 'act',
    parse: partOfList,
    run: async (cloud, request) => importDuplicates(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.undo': {
    logged: 'act',
    parse: partOfList,
    run: async (cloud, request) => undoDuplicates(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.list': {
    logged: 'read',
    parse: v.strictObject({
      region: part.regionCode,
      year: part.insuredYear,
      state: v.picklist(['open', 'ended']),
      kind: v.exactOptional(v.picklist(duplicateKinds)),
      ...part.daysOfList,
      after: part.pageAfter,
    }),
    run: async (cloud, request) => listDuplicates(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.decide': {
    logged: 'act',
    parse: v.strictObject({
      duplicateId: listedId,
      region: part.regionCode,
      decision: v.picklist(decisionsByOne, '请选择怎么处理。'),
      note,
    }),
    run: async (cloud, request) => decideDuplicate(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.letter': {
    logged: 'act',
    parse: v.strictObject({ duplicateId, region: part.regionCode }),
    run: async (cloud, request) => makeLetter(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.give-up': {
    logged: 'act',
    parse: v.strictObject({ duplicateId, region: part.regionCode, note }),
    run: async (cloud, request) => giveUp(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.decline-resume': {
    logged: 'act',
    parse: v.strictObject({
      duplicateId,
      region: part.regionCode,
      words: v.pipe(part.shortText, v.minLength(2, '请写明原因，申请的人看得到。')),
    }),
    run: async (cloud, request) => declineResume(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'duplicates.resume': {
    logged: 'act',
    parse: v.strictObject({ duplicateId, region: part.regionCode, on: part.calendarDay, note }),
    run: async (cloud, request) => resumeBenefits(cloud, await requireOfficer(cloud, 'roster'), request),
  },
};
