import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { OrderPreview, OrderStatus, OrderView } from '../../../contract/orders';
import type { ReceiptView } from '../../../contract/receipts';
import { fen, noFen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import CheckOrderPage from '../../../src/packages/pay/check/index';
import OrderPage from '../../../src/packages/pay/order/index';
import { blocksOf, linesOf } from '../../../src/packages/pay/receipt/picture-words';
import { chooseRecords, finishOrder, orderIdFor } from '../../../src/state/order';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

// Jincheng 4.4: dibao pays 76 yuan; 1: anyone else 380. 76 + 380 = 456.
const preview: OrderPreview = {
  lines: [
    {
      recordId: 'dibao-2024',
      person: { name: '张**', document: '369***********0018' },
      region: '140502',
      year: 2024,
      amountFen: fen(7600),
      accountMaximumFen: noFen,
    },
    {
      recordId: 'other-2024',
      person: { name: '李*', document: '369***********0026' },
      region: '140502',
      year: 2024,
      amountFen: fen(38000),
      accountMaximumFen: noFen,
    },
  ],
  totalFen: fen(45600),
  paymentSources: [
    {
      paymentSource: 'wechat',
      available: true,
      accountMaximumFen: noFen,
      parts: [
        {
          recordIds: ['dibao-2024', 'other-2024'],
          paymentSource: 'wechat',
          totalFen: fen(45600),
          accountFen: noFen,
          wechatFen: fen(45600),
          payee: '晋城市城区税务局',
        },
      ],
    },
    {
      paymentSource: 'mutual-aid',
      available: false,
      accountMaximumFen: noFen,
      parts: [],
      reason: '没有您的账户',
    },
  ],
  until: 900_000,
  now: 0,
};

const orderStatus: OrderStatus = {
  orderId: '0'.repeat(32),
  state: 'settled',
  paymentSource: 'wechat',
  createdAt: 0,
  until: 900_000,
  now: 0,
  totalFen: fen(45600),
  accountFen: noFen,
  wechatFen: fen(45600),
  payment: null,
  message: '办理成功',
};

function order(part: Partial<OrderView>): OrderView {
  return { ...orderStatus, lines: [], refunds: [], ...part };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('order.preview', preview);
  chooseRecords(['dibao-2024', 'other-2024']);
});

function placed() {
  return server.asked.filter(({ action }) => action === 'order.place');
}
function payButton() {
  return screen.findByRole('button', { name: '确认并支付 456 元' });
}

describe('checking an order', () => {
  it('names the act and the sum on the button, and says why a payment source is not offered', async () => {
    render(<CheckOrderPage />);
    await payButton();
    screen.getByText('家庭共济账户：没有您的账户');
  });

  it('sends the sum that the person saw, under an id that is on the phone before', async () => {
    server.answer('order.place', { order: orderStatus });
    render(<CheckOrderPage />);
    fireEvent.click(await payButton());
    await waitFor(() => expect(placed()).toHaveLength(1));
    const [sent] = placed();
    expect(sent).toMatchObject({
      agreedFen: 45600,
      recordIds: ['dibao-2024', 'other-2024'],
      paymentSource: 'wechat',
    });
    expect(sent?.orderId).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.parse(String(device.storage.get('unfinished-order')))).toMatchObject({
      orderId: sent?.orderId,
    });
    finishOrder(String(sent?.orderId));
  });

  it('tries again under the same id when the network was gone: it can never be a second order', async () => {
    server.cut('order.place');
    render(<CheckOrderPage />);
    fireEvent.click(await payButton());
    await screen.findByText('还没有付款');
    fireEvent.click(await payButton());
    await waitFor(() => expect(placed()).toHaveLength(2));
    expect(placed()[0]?.orderId).toBe(placed()[1]?.orderId);
    finishOrder(String(placed()[0]?.orderId));
  });

  it('asks anew under another id when the sum has changed meanwhile', async () => {
    server.refuse('order.place', 'AMOUNT_CHANGED', '金额变了，请再看一遍。');
    render(<CheckOrderPage />);
    fireEvent.click(await payButton());
    await screen.findByText('金额变了，请再看一遍。');
    fireEvent.click(await payButton());
    await waitFor(() => expect(placed()).toHaveLength(2));
    expect(placed()[0]?.orderId).not.toBe(placed()[1]?.orderId);
  });
});

describe('the id of an order', () => {
  it('is another one for other content', () => {
    const first = orderIdFor('a');
    expect(orderIdFor('a')).toBe(first);
    expect(orderIdFor('b')).not.toBe(first);
  });
});

describe('an order', () => {
  it('that cannot be asked about says not to pay again', async () => {
    device.params = { id: orderStatus.orderId, came: '1' };
    server.cut('order.confirm-return');
    render(<OrderPage />);
    await screen.findByText('现在还不知道结果');
    screen.getByText(/请不要再付/);
  });

  it('that waits shows how long its people are held, and can be paid or cancelled', async () => {
    device.params = { id: orderStatus.orderId };
    const payment = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'MD5', paySign: 's' };
    server.answer('order.get', { order: order({ state: 'awaiting-payment', payment }) });
    render(<OrderPage />);
    await screen.findByText('还剩 15分00秒');
    screen.getByRole('button', { name: '继续支付' });
    screen.getByRole('button', { name: '不缴了，取消订单' });
  });

  it('that is settled offers the receipt and no second payment', async () => {
    device.params = { id: orderStatus.orderId };
    const [first] = preview.lines;
    const line = {
      ...first!,
      line: 0,
      amountFen: fen(7600),
      accountFen: noFen,
      wechatFen: fen(7600),
      state: 'insured' as const,
    };
    server.answer('order.get', { order: order({ lines: [line] }) });
    render(<OrderPage />);
    await screen.findByRole('button', { name: '看缴费凭证' });
    expect(screen.queryByRole('button', { name: '继续支付' })).toBeNull();
  });
});

describe('the picture of a receipt', () => {
  it('tells name, place, sum and cover, and no identity number', () => {
    const receipt: ReceiptView = {
      number: '20231115-ABC-1',
      checkCode: '7KQ42MBX9HTW3RVA',
      orderId: orderStatus.orderId,
      line: 0,
      payer: '李**',
      insured: '张**',
      year: 2024,
      region: '360983001',
      place: '江西省宜春市高安市瑞州街道',
      amountFen: fen(6000),
      accountFen: noFen,
      wechatFen: fen(6000),
      paymentSource: 'wechat',
      paidAt: Date.UTC(2023, 10, 15, 1, 5),
      state: 'insured',
      items: [],
      coveredFrom: isoDay('2024-01-01'),
      coveredTo: isoDay('2024-12-31'),
      next: [],
      taxCertificate: '',
    };
    const words = linesOf(blocksOf(receipt)).join('\n');
    expect(words).toContain('已缴：60 元（微信支付）');
    expect(words).toContain('2024年1月1日到2024年12月31日');
    expect(words).not.toMatch(/\d{15}/);
  });
});
