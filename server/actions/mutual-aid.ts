import * as v from 'valibot';
import type { MutualAidActions, MutualAidOfficerActions } from '../../contract/mutual-aid';
import { requireOpenId } from '../platform/caller';
import type { ActionTable } from '../platform/dispatch';
import { logAct, requireOfficer, requireResponsible } from '../officer-access/officers';
import * as part from '../platform/parse';
import { floorSetFor } from '../billing/mutual-aid/accounts';
import { makeBatch, openBatch } from '../billing/deductions/batch';
import { listBatches } from '../billing/deductions/batches';
import { importBalances } from '../billing/mutual-aid/import-balances';
import { importBindings } from '../billing/mutual-aid/import-bindings';
import { readResult } from '../billing/deductions/result';
import { accountOf, authorise, movementsOf } from '../billing/mutual-aid/view';

/** No account holds more: ten million yuan. */
const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000));

const fileNumber = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '编号为1至40位字母、数字、横线。'));

const csv = v.pipe(v.string(), v.minLength(1, '文件是空的。'), v.maxLength(60_000, '文件太大，请分开导入。'));

const skip = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)));

export const mutualAidActions: ActionTable<MutualAidActions> = {
  'mutual-aid.account': {
    parse: v.strictObject({}),
    run: (cloud) => accountOf(cloud, requireOpenId(cloud)),
  },
  'mutual-aid.authorise': {
    parse: v.strictObject({ amountFen: fen }),
    run: async (cloud, { amountFen }) => ({
      account: await authorise(cloud, requireOpenId(cloud), amountFen),
    }),
  },
  'mutual-aid.movements': {
    parse: v.strictObject({ skip }),
    run: (cloud, { skip = 0 }) => movementsOf(cloud, requireOpenId(cloud), skip),
  },
};

export const mutualAidOfficerActions: ActionTable<MutualAidOfficerActions> = {
  'mutual-aid.import-balances': {
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, asOf: part.calendarDay, csv }),
    run: async (cloud, request) => importBalances(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.import-bindings': {
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, csv }),
    run: async (cloud, request) => importBindings(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.floor': {
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => {
      requireResponsible(await requireOfficer(cloud, 'money'), region);
      const held = await floorSetFor(cloud, region);
      return { floorFen: held?.floorFen ?? 0, setBy: held?._id ?? null };
    },
  },
  'mutual-aid.set-floor': {
    parse: v.strictObject({ region: part.regionCode, floorFen: fen }),
    run: async (cloud, { region, floorFen }) => {
      const officer = await requireOfficer(cloud, 'money');
      requireResponsible(officer, region);
      const at = cloud.now();
      await cloud.db.put('mutual-aid-floors', { _id: region, floorFen, officerId: officer._id, at });
      await logAct(cloud, officer, 'mutual-aid.set-floor', region);
      return { floorFen };
    },
  },
  'mutual-aid.make-batch': {
    parse: v.strictObject({ region: part.regionCode, number: fileNumber }),
    run: async (cloud, request) => makeBatch(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.batches': {
    parse: v.strictObject({ region: part.regionCode, skip }),
    run: async (cloud, request) => listBatches(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.batch-file': {
    parse: v.strictObject({ region: part.regionCode, number: fileNumber }),
    run: async (cloud, request) => openBatch(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.read-result': {
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, csv }),
    run: async (cloud, request) => readResult(cloud, await requireOfficer(cloud, 'money'), request),
  },
};
