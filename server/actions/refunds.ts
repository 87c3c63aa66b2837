import * as v from 'valibot';
import { askableReasons, type MoneyOfficerActions, type RefundActions } from '../../contract/refunds';
import { requireOpenId } from '../platform/caller';
import type { ActionTable } from '../platform/dispatch';
import { requireOfficer } from '../officer-access/officers';
import { messages, orderId } from './resident/orders';
import * as part from '../platform/parse';
import { billDifferences, statementsOf } from '../reconciliation/reports';
import { listCases, resolveCase } from '../billing/refund-requests/cases';
import { refundView } from '../billing/refunds/refund-view';
import { requestRefund } from '../billing/refund-requests/request';

const skip = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)));

export const refundActions: ActionTable<RefundActions> = {
  'refund.request': {
    parse: v.strictObject({
      orderId,
      line: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      reason: v.picklist(askableReasons, '请选择退款原因。'),
      messages: v.exactOptional(messages),
    }),
    run: async (cloud, request) => ({
      refunds: (await requestRefund(cloud, requireOpenId(cloud), request)).map(refundView),
    }),
  },
};

export const moneyOfficerActions: ActionTable<MoneyOfficerActions> = {
  'cases.list': {
    parse: v.strictObject({
      region: v.union([v.literal('operator'), part.regionCode]),
      state: v.exactOptional(v.picklist(['open', 'resolved'])),
      skip,
    }),
    run: async (cloud, request) => listCases(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'cases.resolve': {
    parse: v.strictObject({
      caseId: v.pipe(v.string(), v.regex(/^[\w-]{8,120}$/)),
      decision: v.picklist(['approve', 'decline', 'retry', 'paid-by-hand', 'close']),
      note: v.pipe(v.string(), v.minLength(1, '请写一句办理说明。'), v.maxLength(200)),
    }),
    run: async (cloud, request) => ({
      case: await resolveCase(cloud, await requireOfficer(cloud, 'money'), request),
    }),
  },
  'statements.get': {
    parse: v.strictObject({ region: part.regionCode, day: part.calendarDay }),
    run: async (cloud, { region, day }) => ({
      statements: await statementsOf(cloud, await requireOfficer(cloud, 'money'), region, day),
    }),
  },
  'bills.differences': {
    parse: v.strictObject({ day: part.calendarDay }),
    run: async (cloud, { day }) => billDifferences(cloud, await requireOfficer(cloud, 'money'), day),
  },
};
