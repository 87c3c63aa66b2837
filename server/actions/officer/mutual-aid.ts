import * as v from 'valibot';
import type { MutualAidOfficerActions } from '../../../contract/mutual-aid';
import { noFen } from '../../../policy/money';
import { listBatches, makeBatch, openBatch, readResult } from '../../billing/deductions';
import { floorSetFor, importBalances, importBindings } from '../../billing/mutual-aid';
import { requireOfficer, requireResponsible } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';

const fileNumber = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '编号为1至40位字母、数字、横线。'));

/** A function is called with at most 100 KB; a Chinese sign is three bytes of it. */
const mostCsvBytes = 90_000;

const csv = v.pipe(
  v.string(),
  v.minLength(1, '文件是空的。'),
  v.maxBytes(mostCsvBytes, '文件太大，请分开导入。'),
);

export const mutualAidOfficerActions: LoggedActionTable<MutualAidOfficerActions> = {
  'mutual-aid.import-balances': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, asOf: part.calendarDay, csv }),
    run: async (cloud, request) => importBalances(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.import-bindings': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, csv }),
    run: async (cloud, request) => importBindings(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.floor': {
    logged: { not: 'a figure of the place, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => {
      requireResponsible(await requireOfficer(cloud, 'money'), region);
      const held = await floorSetFor(cloud, region);
      return { floorFen: held?.floorFen ?? noFen, setBy: held?._id ?? null };
    },
  },
  'mutual-aid.set-floor': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, floorFen: part.typedFen }),
    run: async (cloud, { region, floorFen }) => {
      const officer = await requireOfficer(cloud, 'money');
      requireResponsible(officer, region);
      const at = cloud.now();
      await cloud.db.put('mutual-aid-floors', { _id: region, floorFen, officerId: officer._id, at });
      return { floorFen };
    },
  },
  'mutual-aid.make-batch': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, number: fileNumber }),
    run: async (cloud, request) => makeBatch(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.batches': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, skip: part.skip }),
    run: async (cloud, request) => listBatches(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.batch-file': {
    logged: 'read',
    // As it was written: a batch keeps the code under which it was made.
    parse: v.strictObject({ region: part.writtenRegionCode, number: fileNumber }),
    run: async (cloud, request) => openBatch(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.read-result': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, csv }),
    run: async (cloud, request) => readResult(cloud, await requireOfficer(cloud, 'money'), request),
  },
};
