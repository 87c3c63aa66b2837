import * as v from 'valibot';
import type { RefundStanding, RefundStandingActions } from '../../../contract/refund-standing';
import { askableReasons, type RefundActions } from '../../../contract/refunds';
import { noOrder } from '../../billing/orders';
import { currentOrder, orderViews } from '../../billing/payments';
import { refundOffers, requestRefund } from '../../billing/refund-requests';
import { evidenceId, shownToGiver } from '../../evidence';
import { countAttempt } from '../../identity';
import { type ActionTable, type Cloud, part, requireOpenId } from '../../platform';

const whose = { orderId: part.orderId, line: part.orderLine };

/** Everything about one person's money, in his payer's eyes. */
async function standingOf(
  cloud: Cloud,
  { orderId, line: wanted }: RefundStandingActions['refund.look']['request'],
): Promise<RefundStanding> {
  const openId = requireOpenId(cloud);
  const { offers, asksInsured } = await refundOffers(cloud, openId, { orderId, line: wanted });
  const [order] = await orderViews(cloud, openId, [await currentOrder(cloud, openId, orderId)]);
  const line = order?.lines.find((one) => one.line === wanted);
  if (order === undefined || line === undefined) throw noOrder();
  const { lines, refunds: all, ...status } = order;
  const refunds = all.filter((one) => one.line === wanted || (one.line === null && lines.length === 1));
  const request = refunds.filter(({ kind, reason }) => kind === 'request' && reason !== 'by-office').at(-1);
  const given =
    request === undefined
      ? { pictures: [] }
      : await shownToGiver(cloud, evidenceId({ kind: 'refund', id: request.refundId }));
  return { order: status, line, refunds, offers, asksInsured, ...given };
}

export const refundActions: ActionTable<RefundActions & RefundStandingActions> = {
  'refund.look': {
    parse: v.strictObject(whose),
    run: async (cloud, request) => ({ standing: await standingOf(cloud, request) }),
  },
  'refund.request': {
    parse: v.strictObject({
      ...whose,
      reason: v.picklist(askableReasons, '请选择退款原因。'),
      messages: v.exactOptional(part.orderMessages),
    }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'refund');
      return { refunds: await requestRefund(cloud, openId, request) };
    },
  },
};
