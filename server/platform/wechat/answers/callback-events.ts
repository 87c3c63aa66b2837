import type { Fen } from '../../../../policy/money';
import { payFen, payField, payText } from './pay-answers';
import { refundState } from './refund-answers';
import type { SdkAnswer } from '../sdk';

/** What WeChat says of a payment; none of it is believed. */
export interface PaymentNotice {
  readonly kind: 'payment';
  readonly orderId: string;
  readonly success: boolean;
  /** Empty where it isn't named. */
  readonly merchantId: string;
}

/** What WeChat says of a refund's end. */
export interface RefundNotice {
  readonly kind: 'refund';
  readonly orderId: string;
  readonly refundId: string;
  readonly state: 'done' | 'failed';
  readonly refundFen: Fen | null;
  /** Empty where it isn't named. */
  readonly merchantId: string;
}

export type CallbackNotice = PaymentNotice | RefundNotice;

const orderNumber = /^[0-9a-f]{32}$/;
const refundNumber = /^[0-9a-f]{32}-[\w-]{1,31}$/;

/**
 * Reads what a callback function was called with, in camelCase or snake_case. Null where it can't be about an order of
 * ours, or says what nobody has recorded; the caller logs its keys.
 */
export function callbackNotice(event: unknown): CallbackNotice | null {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return null;
  const fields = event as SdkAnswer;
  const orderId = payText(fields, 'outTradeNo');
  if (!orderNumber.test(orderId)) return null;
  const merchantId = payText(fields, 'subMchId');
  if (payField(fields, 'outRefundNo') !== undefined) return refundNotice(fields, orderId, merchantId);
  if (payText(fields, 'returnCode') === '' || payText(fields, 'resultCode') === '') return null;
  const success = payText(fields, 'returnCode') === 'SUCCESS' && payText(fields, 'resultCode') === 'SUCCESS';
  return { kind: 'payment', orderId, success, merchantId };
}

function refundNotice(fields: SdkAnswer, orderId: string, merchantId: string): RefundNotice | null {
  const refundId = payText(fields, 'outRefundNo');
  const state = refundState(payText(fields, 'refundStatus'));
  if (!refundNumber.test(refundId) || (state !== 'done' && state !== 'failed')) return null;
  const refundFen = payFen(payField(fields, 'refundFee')) ?? null;
  return { kind: 'refund', orderId, refundId, state, refundFen, merchantId };
}
