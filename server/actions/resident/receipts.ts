import * as v from 'valibot';
import type { ReceiptActions } from '../../../contract/receipts';
import { requireOpenId } from '../../platform/caller';
import type { ActionTable } from '../../platform/dispatch';
import { orderId } from './orders';
import * as part from '../../platform/parse';
import { ownReceipts, receiptsAboutMe } from '../../billing/receipts/receipt';
import { sharedReceipt, shareReceipt } from '../../billing/receipts/share';

export const receiptActions: ActionTable<ReceiptActions> = {
  'receipt.get': {
    parse: v.strictObject({ orderId }),
    run: async (cloud, { orderId: id }) => ({
      receipts: await ownReceipts(cloud, requireOpenId(cloud), id),
    }),
  },
  'receipt.about-me': {
    parse: v.strictObject({}),
    run: async (cloud) => ({ receipts: await receiptsAboutMe(cloud, requireOpenId(cloud)) }),
  },
  'receipt.share': {
    parse: v.strictObject({
      orderId,
      line: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
    }),
    run: (cloud, { orderId: id, line }) => shareReceipt(cloud, requireOpenId(cloud), id, line),
  },
  'receipt.shared': {
    parse: v.strictObject({ token: part.secretToken }),
    run: async (cloud, { token }) => {
      requireOpenId(cloud);
      return { receipt: await sharedReceipt(cloud, token) };
    },
  },
};
