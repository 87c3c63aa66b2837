import * as v from 'valibot';
import type { ReceiptActions } from '../../../contract/receipts';
import { type ActionTable, requireOpenId, part } from '../../platform';
import {
  checkReceipt,
  codePicture,
  ownReceipts,
  receiptsAboutMe,
  shareReceipt,
  sharedReceipt,
} from '../../billing/receipts';

export const receiptActions: ActionTable<ReceiptActions> = {
  'receipt.get': {
    parse: v.strictObject({ orderId: part.orderId }),
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
      orderId: part.orderId,
      line: part.orderLine,
      inFull: v.exactOptional(v.boolean()),
    }),
    run: (cloud, request) => shareReceipt(cloud, requireOpenId(cloud), request),
  },
  'receipt.check': {
    parse: v.strictObject({ code: v.pipe(v.string(), v.maxLength(64, '核验码太长，请对照凭证检查。')) }),
    run: async (cloud, { code }) => {
      requireOpenId(cloud);
      return { standing: await checkReceipt(cloud, code) };
    },
  },
  'receipt.code-picture': {
    parse: v.strictObject({ orderId: part.orderId, line: part.orderLine }),
    run: async (cloud, { orderId: id, line }) => ({
      png: await codePicture(cloud, requireOpenId(cloud), id, line),
    }),
  },
  'receipt.shared': {
    parse: v.strictObject({ token: part.secretToken }),
    run: async (cloud, { token }) => {
      requireOpenId(cloud);
      return { receipt: await sharedReceipt(cloud, token) };
    },
  },
};
