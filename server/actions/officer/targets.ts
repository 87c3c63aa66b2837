import * as v from 'valibot';
import { type TargetActions, mostTargetRows } from '../../../contract/targets';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { lookAtTargets, setTargets, targetsBefore } from '../../progress';

const people = v.pipe(
  v.number(),
  v.integer('人数要写整数。'),
  v.minValue(0, '人数不能是负数。'),
  v.maxValue(100_000_000, '人数太大，请检查。'),
);

const table = v.strictObject({
  region: part.regionCode,
  year: part.insuredYear,
  source: v.pipe(part.shortText, v.minLength(2, '请写数字的来源，例如文件名称和文号。')),
  total: v.exactOptional(people),
  percent: v.exactOptional(
    v.pipe(
      v.number(),
      v.minValue(1, '目标参保率要在1到100之间。'),
      v.maxValue(100, '目标参保率要在1到100之间。'),
    ),
  ),
  rows: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          code: v.exactOptional(part.regionCode),
          name: v.exactOptional(v.pipe(part.shortText, v.minLength(1))),
          people: v.exactOptional(people),
          population: v.exactOptional(people),
          employees: v.exactOptional(people),
        }),
        v.check(
          ({ code, name }) => code !== undefined || name !== undefined,
          '每一行要有地方的名称或者代码。',
        ),
      ),
    ),
    v.minLength(1, '表里没有一行，请检查文件。'),
    v.maxLength(mostTargetRows, `一次最多${mostTargetRows}行。`),
  ),
});

/** Targets make no money and take no right: one officer sets them, and what stood before is kept. */
export const targetActions: LoggedActionTable<TargetActions> = {
  'targets.look': {
    logged: { not: 'places and how many people they are to insure; nothing is kept' },
    parse: table,
    run: async (cloud, request) => lookAtTargets(cloud, await requireOfficer(cloud, 'notices'), request),
  },
  'targets.set': {
    logged: 'act',
    parse: table,
    run: async (cloud, request) => setTargets(cloud, await requireOfficer(cloud, 'notices'), request),
  },
  'targets.history': {
    logged: { not: 'places and how many people they are to insure' },
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => ({
      tables: await targetsBefore(cloud, await requireOfficer(cloud, null), request),
    }),
  },
};
