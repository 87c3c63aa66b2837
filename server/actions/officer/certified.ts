import * as v from 'valibot';
import type { CertifiedActions } from '../../../contract/certified';
import { type MonthlyListsActions, rosterChangeKinds } from '../../../contract/monthly-lists';
import { requireOfficer, requireResponsible } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import {
  certifiedOf,
  countChanges,
  listChanges,
  missingCertified,
  monthlyListsOf,
  requireCounty,
} from '../../progress';
import { noteListsCame } from '../../enrolment';

/** The id with which a page ended. */
const after = v.exactOptional(
  v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{1,120}$/, '这一页已经找不到了，请回到第一页。'))),
);
const monthOfPlace = { region: part.regionCode, month: part.month };

/** Whom offices certified: who of them is insured, and what departments change each month. Whoever keeps rosters sees it. */
export const certifiedActions: LoggedActionTable<CertifiedActions & MonthlyListsActions> = {
  'certified.of': {
    logged: { not: 'counts by place and group, of nobody' },
    parse: v.strictObject({ region: part.regionCode, year: v.exactOptional(part.insuredYear) }),
    run: async (cloud, request) => certifiedOf(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'certified.missing': {
    logged: 'read',
    parse: v.strictObject({
      region: part.regionCode,
      year: part.insuredYear,
      code: v.exactOptional(part.identityCode),
      after,
    }),
    run: async (cloud, request) => missingCertified(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'monthly-lists.of': {
    logged: { not: 'which lists came, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, request) => ({
      departments: await monthlyListsOf(cloud, await requireOfficer(cloud, 'roster'), request),
    }),
  },
  'monthly-lists.counts': {
    logged: { not: 'counts by group, of nobody' },
    parse: v.strictObject(monthOfPlace),
    run: async (cloud, request) => countChanges(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'monthly-lists.changes': {
    logged: 'read',
    parse: v.strictObject({
      ...monthOfPlace,
      code: v.exactOptional(part.identityCode),
      kind: v.exactOptional(v.picklist(rosterChangeKinds)),
      after,
    }),
    run: async (cloud, request) => listChanges(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'monthly-lists.unchanged': {
    logged: 'act',
    parse: v.strictObject({
      region: part.regionCode,
      codes: v.pipe(v.array(part.identityCode), v.minLength(1), v.maxLength(100)),
    }),
    run: async (cloud, { region, codes }) => {
      const officer = await requireOfficer(cloud, 'roster');
      requireResponsible(officer, region);
      const county = requireCounty(region);
      return { noted: await noteListsCame(cloud, { region: county, codes, unchangedBy: officer.name }) };
    },
  },
};
