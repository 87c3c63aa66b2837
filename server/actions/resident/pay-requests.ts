import * as v from 'valibot';
import type { PayRequestActions } from '../../../contract/pay-requests';
import { lookAtPayRequest, makePayRequest, openPayRequest } from '../../billing/pay-requests';
import { type ActionTable, part, requireOpenId } from '../../platform';

const lastFour = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{4}$/, '请输入证件号码的最后四位，数字或者字母。'));

export const payRequestActions: ActionTable<PayRequestActions> = {
  'pay-request.make': {
    parse: v.strictObject({ recordId: part.recordKey }),
    run: (cloud, { recordId }) => makePayRequest(cloud, requireOpenId(cloud), recordId),
  },
  'pay-request.look': {
    parse: v.strictObject({ token: part.secretToken }),
    run: (cloud, { token }) => lookAtPayRequest(cloud, requireOpenId(cloud), token),
  },
  'pay-request.open': {
    parse: v.strictObject({ token: part.secretToken, lastFour }),
    run: (cloud, request) => openPayRequest(cloud, requireOpenId(cloud), request),
  },
};
