import type { LineState } from '../../../../contract/orders';
import { lineReason, orderMessage, refundReasonWords } from '../../../../server/billing/orders/words';
import type { Order, OrderLine } from '../../../../server/schema';

/** What the words go by, of an order whose lines stand so. */
function order(state: Order['state'], lines: readonly LineState[], more: Partial<Order> = {}): Order {
  const each = lines.map((one) => ({ state: one }) as OrderLine);
  return { state, lines: each, openRefunds: 0, wechat: 'none', ...more } as Order;
}

describe('a payer reads of his order', () => {
  it.each<[string, Order]>([
    [
      '已为家人保留名额，请在倒计时结束前付款。没付完可以回来继续，或取消。',
      order('awaiting-payment', ['reserved']),
    ],
    [
      '缴费成功，已经参保。家庭共济账户的扣款还在等医保局确认，一般几天内有结果。',
      order('paid', ['insured', 'settlement-pending', 'refund-due']),
    ],
    ['已收到付款。其中有一部分正在退回，请看每个人的说明。', order('paid', ['insured', 'refund-due'])],
    ['已收到付款。退费的申请还没有办完，请看下面的退款。', order('paid', ['insured', 'insured'])],
    ['办理成功，全部家人已经参保，可以查看凭证。', order('settled', ['insured', 'insured'])],
    ['没有参保的人的款项正在退回，请看每个人的说明。', order('settled', ['insured', 'refund-due'])],
    ['已办完。没有参保的人的款项已退回，请看每个人的说明。', order('settled', ['insured', 'refunded'])],
    ['已办完。没有参保的人没有付费，请看每个人的说明。', order('settled', ['insured', 'released'])],
    [
      '付款到账时订单已经关闭，款项正在原路退回，不需要您再做什么。',
      order('closed', ['released'], { wechat: 'paid', openRefunds: 1 }),
    ],
    ['订单已关闭，收到的款项已退回或正由工作人员核对。', order('closed', ['released'], { wechat: 'paid' })],
    [
      '订单已关闭，没有扣款。如果您已付款，款项会自动退回。需要缴费请重新下单。',
      order('closed', ['released'], { wechat: 'open' }),
    ],
  ])('%s', (words, one) => {
    expect(orderMessage(one)).toBe(words);
  });
});

describe('why somebody’s part was given up or went back', () => {
  it.each<[OrderLine['reason'], string | null]>([
    [null, null],
    ['cancelled', '订单已取消，没有付款'],
    ['expired', '到时间没有付款，已为其他家人放开'],
    ['gave-way', '本人或本人同意的家人来缴费，这笔没付的订单已经关闭'],
    ['corrected', '不用缴费的参保登记错了，由经办机构撤销'],
    ['closed-order', '付款到账时订单已经关闭'],
    ['already-insured', '付款时这位家人已经由别人缴费参保'],
    ['day-changed', '付款到账已是第二天，金额或保障与您确认的不同'],
    ['price-fell', '付款到账那天应缴的金额更少，多付的部分退回'],
    ['account-rejected', '医保局没有从家庭共济账户扣款成功'],
    ['recognised', '缴费后取得资助身份，按通知退回应资助的部分'],
    ['paid-twice', '重复缴费'],
    ['died', '参保人去世'],
    ['insured-elsewhere', '已在其他地方或以其他方式参保'],
    ['wrong-place', '参保地选错'],
    ['by-office', '经办机构核实后退回'],
  ])('%s: %s', (reason, words) => {
    expect(lineReason({ reason } as OrderLine)).toBe(words);
  });

  it('is said for each reason of a refund', () => {
    for (const words of Object.values(refundReasonWords)) expect(words).toMatch(/^[\u4e00-\u9fff，]+$/);
  });
});
