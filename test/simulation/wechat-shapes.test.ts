import { fen } from '../../policy/money';
import { paymentEvent, refundEvent } from '../../simulation/wechat/events';
import type { MerchantOrder, MerchantRefund } from '../../simulation/wechat/merchant';
import { differences, recorded } from '../fixtures/wechat';

const at = Date.parse('2023-11-20T04:00:00Z');

const refund: MerchantRefund = {
  merchantId: '1900000101',
  outRefundNo: '0123456789abcdef0123456789abcdef-0-day',
  outTradeNo: '0123456789abcdef0123456789abcdef',
  totalFen: fen(38_000),
  refundFen: fen(6_000),
  reason: 'recognised',
  askedAt: at,
  silentUntil: 0,
  state: 'done',
};

const order: MerchantOrder = {
  merchantId: refund.merchantId,
  outTradeNo: refund.outTradeNo,
  openId: 'daughter',
  description: 'premium',
  totalFen: fen(38_000),
  expiresAt: at + 600_000,
  placedAt: at,
  prepayId: 'wx00000001',
  closed: false,
  transactionId: '420000000001',
  paidAt: at + 1_000,
  refunds: [refund],
};

describe('what the simulation’s WeChat tells the function payment has the recorded shape', () => {
  test('of a payment', () => {
    expect(differences(paymentEvent(order), recorded('payment-callback', 'camelCase'))).toEqual([]);
    expect(paymentEvent(order)).toMatchObject({ timeEnd: '20231120120001' });
  });

  test.each(['done', 'failed'] as const)('of a refund that is %s', (state) => {
    const event = refundEvent({ ...refund, state }, at);
    expect(differences(event, recorded('refund-notice', 'camelCase'))).toEqual([]);
  });
});
