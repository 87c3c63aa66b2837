import type { ReceiptView } from '../../../contract/receipts';
import type {
  OrderLineView,
  OrderPart,
  OrderPreview,
  OrderView,
  PreviewLine,
  PaymentSource,
} from '../../../contract/orders';
import { type Fen, fen, minusFen, noFen, sumFen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';

/** 10:00 on 20 November 2023 in China. */
export const tenOClock = Date.parse('2023-11-20T02:00:00Z');
const minuteMs = 60_000;

export function previewLine(recordId: string, more: Partial<PreviewLine> = {}): PreviewLine {
  return {
    recordId,
    person: { name: '周**', document: '360***********0018' },
    region: '360983001',
    year: 2024,
    amountFen: fen(38_000),
    coveredFrom: isoDay('2024-01-01'),
    accountMaximumFen: noFen,
    ...more,
  };
}

/** One order of all who can be paid for: they have one merchant. */
export function parts(
  lines: readonly PreviewLine[],
  paymentSource: PaymentSource,
  accountFen: Fen,
): readonly OrderPart[] {
  const payable = lines.filter(({ amountFen }) => amountFen !== null);
  if (payable.length === 0) return [];
  const totalFen = sumFen(payable.map(({ amountFen }) => amountFen ?? noFen));
  const recordIds = payable.map(({ recordId }) => recordId);
  const wechatFen = minusFen(totalFen, accountFen);
  return [
    {
      recordIds,
      paymentSource,
      totalFen,
      accountFen,
      wechatFen,
      ...(wechatFen > 0 ? { payee: '高安市税务局' } : {}),
    },
  ];
}

/** What is due is added up on paper by the test that asks for it. */
export function preview(
  totalFen: Fen,
  lines: readonly PreviewLine[],
  more: Partial<OrderPreview> = {},
): OrderPreview {
  return {
    lines,
    totalFen,
    paymentSources: [
      {
        paymentSource: 'wechat',
        available: true,
        accountMaximumFen: noFen,
        parts: parts(lines, 'wechat', noFen),
      },
      {
        paymentSource: 'mutual-aid',
        available: false,
        accountMaximumFen: noFen,
        parts: [],
        reason: '当地通知没有写家庭共济',
      },
    ],
    until: tenOClock + 15 * minuteMs,
    now: tenOClock,
    ...more,
  };
}

export function orderLine(more: Partial<OrderLineView> = {}): OrderLineView {
  return {
    line: 0,
    recordId: 'r1',
    person: { name: '周**', document: '360***********0018' },
    region: '360983001',
    year: 2024,
    amountFen: fen(38_000),
    accountFen: noFen,
    wechatFen: fen(38_000),
    state: 'reserved',
    ...more,
  };
}

export function order(more: Partial<OrderView> = {}): OrderView {
  return {
    orderId: 'a'.repeat(32),
    state: 'awaiting-payment',
    paymentSource: 'wechat',
    createdAt: tenOClock,
    until: tenOClock + 5 * minuteMs,
    now: tenOClock,
    totalFen: fen(38_000),
    accountFen: noFen,
    wechatFen: fen(38_000),
    payment: null,
    message: '还没有收到付款。',
    lines: [orderLine()],
    refunds: [],
    ...more,
  };
}

export function receipt(line: number, more: Partial<ReceiptView> = {}): ReceiptView {
  return {
    number: `2024-${line}`,
    checkCode: '7KQ42MBX9HTW3RVA',
    orderId: 'b7',
    line,
    payer: '李*',
    insured: '周**',
    year: 2024,
    region: '360983001',
    place: '江西省宜春市高安市瑞州街道',
    amountFen: fen(6_000),
    accountFen: noFen,
    wechatFen: fen(6_000),
    paymentSource: 'wechat',
    paidAt: tenOClock,
    state: 'insured',
    items: [
      { kind: 'premium', standardFen: fen(38_000), subsidyFen: fen(32_000), payFen: fen(6_000), cites: [] },
    ],
    coveredFrom: isoDay('2024-01-01'),
    coveredTo: isoDay('2024-12-31'),
    next: ['2024年1月1日起可以用医保。'],
    taxCertificate: '需要完税证明，请到税务部门开具。',
    ...more,
  };
}
