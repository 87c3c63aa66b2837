import * as v from 'valibot';
import { mostRowsOfCall } from '../../../contract/imports';
import type { ResidentsActions } from '../../../contract/residents';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { importResidents, listMissing, overviewOfMissing, showPhone, undoResidents } from '../../residents';

/** Of what form a village and a number are is said at each line. */
const residentRow = v.strictObject({
  ...part.personEntry.entries,
  village: part.shortText,
  household: v.exactOptional(v.pipe(part.shortText, v.maxLength(30, '户号最多30个字。'))),
  isHead: v.exactOptional(v.boolean()),
  agent: v.exactOptional(v.pipe(part.shortText, v.maxLength(30, '代办员的姓名最多30个字。'))),
  phone: v.exactOptional(part.shortText),
});

const residentsPart = v.strictObject({
  region: part.regionCode,
  year: part.insuredYear,
  batch: v.pipe(v.string(), v.regex(/^[\w-]{4,40}$/, '批次号为4至40位字母、数字、横线。')),
  part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  rows: v.pipe(
    v.array(residentRow),
    v.minLength(1),
    v.maxLength(mostRowsOfCall, `一次最多${mostRowsOfCall}行，请分次导入。`),
  ),
  phonesFrom: v.exactOptional(v.pipe(part.shortText, v.minLength(2, '请写联系电话从哪里来。'))),
});

/** A household's number and an id: where a page of a village ended. */
const listAfter = v.exactOptional(
  v.nullable(v.pipe(part.shortText, v.regex(/\/[0-9a-f]{8,64}-\d$/, '这一页已经找不到了，请回到第一页。'))),
);

const missingRequest = v.strictObject({
  region: part.regionCode,
  year: part.insuredYear,
  agentId: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/, '请重新选择代办员。'))),
  after: listAfter,
});

/** Who lives where, so that whoever is missing has a name. */
export const residentsActions: LoggedActionTable<ResidentsActions> = {
  'residents.import': {
    logged: 'act',
    parse: residentsPart,
    run: async (cloud, request) => importResidents(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'residents.undo': {
    logged: 'act',
    parse: residentsPart,
    run: async (cloud, request) => undoResidents(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'residents.overview': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => overviewOfMissing(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'residents.missing': {
    logged: 'read',
    parse: missingRequest,
    run: async (cloud, request) => listMissing(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'residents.phone': {
    logged: 'read',
    parse: v.strictObject({
      residentId: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}-\d$/, '请刷新名单后再看。')),
    }),
    run: async (cloud, { residentId }) => showPhone(cloud, await requireOfficer(cloud, 'roster'), residentId),
  },
};
