import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { fen, noFen } from '../../../policy/money';
import CheckOrderPage from '../../../src/packages/pay/check/index';
import { choosePaymentSource, chooseRecords, finishOrder, orderIdFor } from '../../../src/state/order';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { order, parts, preview, previewLine } from './samples';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  act(() => finishOrder(orderIdFor('forgotten')));
  server = new ServerDouble();
  act(() => chooseRecords(['r1', 'r2']));
});

/** One who owes 380 yuan and one who is exempt. */
const both = [previewLine('r1'), previewLine('r2', { amountFen: noFen })];

function placed() {
  return server.asked.filter(({ action }) => action === 'order.place');
}
function storedId(): unknown {
  const stored = device.storage.get('unfinished-order');
  return stored === undefined ? undefined : (JSON.parse(String(stored)) as { orderId: string }).orderId;
}
async function tapPay(label = '确认并支付 380 元') {
  return fireEvent.click(await screen.findByRole('button', { name: label }));
}

describe('the page before paying', () => {
  it('names the sum on its one button, and says that the exempt need not pay', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    render(<CheckOrderPage />);
    await screen.findByRole('button', { name: '确认并支付 380 元' });
    expect(screen.getByText('不用缴费，直接登记')).toBeTruthy();
  });

  it('calls the tier by its name whose price is due, and says where none was chosen', async () => {
    const lines = [
      previewLine('r1', { tier: { name: '二档', chosen: true } }),
      previewLine('r2', { tier: { name: '一档', chosen: false } }),
      previewLine('r3', { amountFen: noFen, tier: { name: '一档', chosen: false } }),
    ];
    server.answer('order.preview', preview(fen(76_000), lines));
    render(<CheckOrderPage />);
    await screen.findByText('缴费档次：二档');
    expect(screen.getAllByText('缴费档次：一档（还没有选，先按这一档算）')).toHaveLength(1);
  });

  it('says whose amount hangs on a question that nobody has answered', async () => {
    const lines = [previewLine('r1', { amountOpen: true }), previewLine('r2')];
    server.answer('order.preview', preview(fen(76_000), lines));
    render(<CheckOrderPage />);
    expect(await screen.findAllByText(/还有问题没回答，金额可能会变/)).toHaveLength(1);
  });

  it('lets another pay for who owes, unless the caller was himself asked to', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    const { unmount } = render(<CheckOrderPage />);
    // The exempt one is left out.
    expect(await screen.findAllByRole('button', { name: /^请家人帮/ })).toHaveLength(1);
    unmount();
    device.params = { asked: '1' };
    render(<CheckOrderPage />);
    await screen.findByRole('button', { name: '确认并支付 380 元' });
    expect(screen.queryByRole('button', { name: /^请家人帮/ })).toBeNull();
  });

  it('offers no button where nobody can be paid for, and says why', async () => {
    const held = previewLine('r1', { amountFen: null, reason: '张*正在缴费' });
    server.answer('order.preview', preview(noFen, [held]));
    render(<CheckOrderPage />);
    await screen.findByText('张*正在缴费');
    expect(screen.queryByRole('button', { name: /^确认/ })).toBeNull();
  });

  it('offers no button in the last minutes of a day that matters', async () => {
    server.answer('order.preview', preview(fen(38_000), both, { notNow: '请零点以后再来。' }));
    render(<CheckOrderPage />);
    await screen.findByText('请零点以后再来。');
    expect(screen.queryByRole('button', { name: /^确认/ })).toBeNull();
  });

  it('says why a payment source is not offered', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    render(<CheckOrderPage />);
    await screen.findByText(/家庭共济账户.*当地通知没有写家庭共济/);
  });

  it('says what comes from which payment source, and for whom the account may not pay', async () => {
    const lines = [
      previewLine('r1', { accountMaximumFen: fen(38_000) }),
      previewLine('r2', { amountFen: fen(6000), accountReason: '参保地的缴费通知没有提到家庭共济账户。' }),
    ];
    const paymentSources = [
      {
        paymentSource: 'wechat',
        available: true,
        accountMaximumFen: noFen,
        parts: parts(lines, 'wechat', noFen),
      },
      {
        paymentSource: 'mutual-aid',
        available: false,
        accountMaximumFen: fen(38_000),
        parts: [],
        reason: '不够',
      },
      {
        paymentSource: 'both',
        available: true,
        accountMaximumFen: fen(38_000),
        parts: parts(lines, 'both', fen(38_000)),
      },
    ] as const;
    server.answer('order.preview', preview(fen(44_000), lines, { paymentSources }));
    render(<CheckOrderPage />);
    const both = await screen.findByRole('radio', { name: /账户最多付380元/ });
    expect(screen.queryByText(/没有提到家庭共济账户/)).toBeNull();
    fireEvent.click(both);
    await screen.findByText('家庭共济账户 380 元，微信支付 60 元');
    expect(screen.getByText('参保地的缴费通知没有提到家庭共济账户。')).toBeTruthy();
  });

  it('goes back to WeChat where the chosen payment source is not offered any more', async () => {
    act(() => choosePaymentSource('both'));
    server.answer('order.preview', preview(fen(38_000), both));
    server.refuse('order.place', 'NOT_OPEN', '今天不能缴费。');
    render(<CheckOrderPage />);
    await tapPay();
    await waitFor(() => expect(placed()[0]?.paymentSource).toBe('wechat'));
  });

  it('sends whoever comes back to it after paying to what happened', () => {
    act(() => chooseRecords([]));
    render(<CheckOrderPage />);
    expect(screen.getByText(/已经付过的，请到缴费记录里看结果/)).toBeTruthy();
    expect(server.asked).toEqual([]);
  });
});

describe('placing the order', () => {
  it('sends the id that is on the phone, the sum that was seen, and only who can be in it', async () => {
    const lines = [previewLine('r1'), previewLine('r2', { amountFen: null, reason: '已经参保' })];
    server.answer('order.preview', preview(fen(38_000), lines));
    server.answer('order.place', { order: order({ state: 'settled' }) });
    render(<CheckOrderPage />);
    await tapPay();
    await waitFor(() => expect(device.moves).toHaveLength(1));
    expect(placed()).toMatchObject([{ orderId: storedId(), recordIds: ['r1'], agreedFen: 38_000 }]);
    expect(device.moves[0]).toBe(`instead /packages/pay/order/index?id=${String(storedId())}&came=1`);
  });

  it('asks for the same order again after the answer was lost', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    server.cut('order.place');
    render(<CheckOrderPage />);
    await tapPay();
    await screen.findByText('还没有付款');
    await tapPay();
    await waitFor(() => expect(placed()).toHaveLength(2));
    expect(new Set(placed().map(({ orderId }) => orderId)).size).toBe(1);
  });

  it('asks for the same order again where the office could not say what became of it', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    server.refuse('order.place', 'UNEXPECTED', '系统出了点问题。', { retryable: true });
    render(<CheckOrderPage />);
    await tapPay();
    await screen.findByText('系统出了点问题。');
    await tapPay();
    await waitFor(() => expect(placed()).toHaveLength(2));
    expect(new Set(placed().map(({ orderId }) => orderId)).size).toBe(1);
  });

  it('shows the new sum where it changed, and asks to agree again under a new id', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    server.refuse('order.place', 'AMOUNT_CHANGED', '应缴金额有变化，还没有扣款。');
    render(<CheckOrderPage />);
    const before = screen.findByRole('button', { name: '确认并支付 380 元' });
    server.answer('order.preview', preview(fen(38_000), both));
    await before;
    server.answer('order.preview', preview(fen(41_000), [previewLine('r1', { amountFen: fen(41_000) })]));
    await tapPay();
    await screen.findByText('应缴金额有变化，还没有扣款。');
    await tapPay('确认并支付 410 元');
    await waitFor(() => expect(placed()).toHaveLength(2));
    const [first, second] = placed();
    expect(second?.orderId).not.toBe(first?.orderId);
    expect(second?.agreedFen).toBe(41_000);
  });

  it.each(['RESERVED_BY_OTHER', 'NOT_OPEN', 'ACCOUNT_SHORT', 'NO_RECORD', 'PLACE_UNSUPPORTED'])(
    'leaves no unfinished order behind where the server took none: %s',
    async (code) => {
      server.answer('order.preview', preview(fen(38_000), both));
      server.refuse('order.place', code, '不能下单。');
      render(<CheckOrderPage />);
      await tapPay();
      await screen.findByText('不能下单。');
      expect(storedId()).toBeUndefined();
    },
  );

  it('leads to one’s own order that has the person already', async () => {
    server.answer('order.preview', preview(fen(38_000), both));
    server.refuse('order.place', 'RESERVED_BY_YOU', '您有一笔没付完的订单。', { details: { orderId: 'b7' } });
    render(<CheckOrderPage />);
    await tapPay();
    fireEvent.click(await screen.findByRole('button', { name: '查看那笔订单' }));
    expect(device.moves).toEqual(['instead /packages/pay/order/index?id=b7']);
  });
});
