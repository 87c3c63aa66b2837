import * as v from 'valibot';
import { askableReasons, type RefundActions } from '../../../contract/refunds';
import { requestRefund } from '../../billing/refund-requests';
import { countAttempt } from '../../identity';
import { type ActionTable, part, requireOpenId } from '../../platform';

export const refundActions: ActionTable<RefundActions> = {
  'refund.request': {
    parse: v.strictObject({
      orderId: part.orderId,
      line: part.orderLine,
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
