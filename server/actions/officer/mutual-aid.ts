import * as v from 'valibot';
import type { MutualAidOfficerActions } from '../../../contract/mutual-aid';
import { noFen } from '../../../policy/money';
import { listBatches, makeBatch, openBatch } from '../../billing/deductions';
import { floorSetFor } from '../../billing/mutual-aid';
import { requireOfficer, requireResponsible } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { fileNumber } from '../bureau-file-parts';

export const mutualAidOfficerActions: LoggedActionTable<MutualAidOfficerActions> = {
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
    parse: v.strictObject({ region: part.regionCode, after: part.pageAfter }),
    run: async (cloud, request) => listBatches(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'mutual-aid.batch-file': {
    logged: 'read',
    // As it was written: a batch keeps the code under which it was made.
    parse: v.strictObject({ region: part.writtenRegionCode, number: fileNumber }),
    run: async (cloud, request) => openBatch(cloud, await requireOfficer(cloud, 'money'), request),
  },
};
