import * as v from 'valibot';
import type { CaseKind, MoneyOfficerActions } from '../../../contract/refunds';
import {
  alikeCases,
  isCaseKind,
  listCases,
  phoneOfCase,
  picturesOfCase,
  resolveCase,
  withoutWeChat,
} from '../../billing/refund-requests';
import { requireOfficer } from '../../officer-access';
import { actsForAgents, agentsTold } from '../../personal-data';
import { type LoggedActionTable, part } from '../../platform';
import { billDifferences, statementsOf } from '../../reconciliation';

const caseId = v.pipe(v.string(), v.regex(/^[\w-]{8,120}$/));

export const moneyOfficerActions: LoggedActionTable<MoneyOfficerActions> = {
  'cases.list': {
    logged: 'read',
    parse: v.strictObject({
      region: v.union([v.literal('operator'), part.regionCode]),
      state: v.exactOptional(v.picklist(['open', 'resolved'])),
      kind: v.exactOptional(v.custom<CaseKind>(isCaseKind, '没有这一种待办。')),
      ...part.daysOfList,
      after: part.pageAfter,
    }),
    run: async (cloud, request) => listCases(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'cases.without-wechat': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => withoutWeChat(cloud, await requireOfficer(cloud, 'money'), region),
  },
  'cases.acts-without-wechat': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => actsForAgents(cloud, await requireOfficer(cloud, 'money'), region),
  },
  'cases.acts-told': {
    logged: 'act',
    parse: v.strictObject({
      region: part.regionCode,
      until: v.pipe(v.number(), v.integer(), v.minValue(0)),
      isWhole: v.boolean(),
    }),
    run: async (cloud, request) => {
      await agentsTold(cloud, await requireOfficer(cloud, 'money'), request);
      return { until: request.until };
    },
  },
  'cases.pictures': {
    logged: 'read',
    parse: v.strictObject({ caseId }),
    run: async (cloud, request) => ({
      pictures: await picturesOfCase(cloud, await requireOfficer(cloud, 'money'), request.caseId),
    }),
  },
  'cases.alike': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, request) => alikeCases(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'cases.phone': {
    logged: 'read',
    parse: v.strictObject({ caseId }),
    run: async (cloud, request) => ({
      number: await phoneOfCase(cloud, await requireOfficer(cloud, 'money'), request.caseId),
    }),
  },
  'cases.resolve': {
    logged: 'act',
    parse: v.strictObject({
      caseId,
      decision: v.picklist(['approve', 'decline', 'retry', 'paid-by-hand', 'returned', 'close']),
      note: v.pipe(v.string(), v.minLength(1, '请写一句办理说明。'), v.maxLength(200)),
    }),
    run: async (cloud, request) => ({
      case: await resolveCase(cloud, await requireOfficer(cloud, 'money'), request),
    }),
  },
  'statements.get': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, day: part.calendarDay }),
    run: async (cloud, { region, day }) => ({
      statements: await statementsOf(cloud, await requireOfficer(cloud, 'money'), region, day),
    }),
  },
  'bills.differences': {
    logged: 'read',
    parse: v.strictObject({ day: part.calendarDay }),
    run: async (cloud, { day }) => billDifferences(cloud, await requireOfficer(cloud, 'money'), day),
  },
};
