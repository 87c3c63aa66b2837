import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { noFen } from '../../../policy/money';
import OrderPage from '../../../src/packages/pay/order/index';
import { finishOrder, orderIdFor } from '../../../src/state/order';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { order, orderLine } from './samples';

let server: ServerDouble;
let orderId: string;
beforeEach(() => {
  device.reset();
  act(() => finishOrder(orderIdFor('forgotten')));
  server = new ServerDouble();
  orderId = orderIdFor('one grandmother');
  device.params = { id: orderId, came: '1' };
});

function isUnfinished(): boolean {
  return device.storage.has('unfinished-order');
}
function actions() {
  return server.asked.map(({ action }) => action);
}

describe('coming back from the cashier', () => {
  it('asks WeChat through the server, and pays for nothing a second time', async () => {
    server.answer('order.confirm-return', {});
    server.answer('order.get', {
      order: order({
        orderId,
        state: 'settled',
        message: '办理成功。',
        lines: [orderLine({ state: 'insured' })],
      }),
    });
    render(<OrderPage />);
    await screen.findByText('办理成功。');
    expect(screen.queryByRole('button', { name: /支付/ })).toBeNull();
    expect(actions()).not.toContain('order.place');
    expect(isUnfinished()).toBe(false);
  });

  it('says that it is still asking, and not to pay again, while WeChat has not confirmed', async () => {
    server.answer('order.confirm-return', {});
    server.answer('order.get', { order: order({ orderId }) });
    render(<OrderPage />);
    await screen.findByText(/如果您已经付款，请不要再付/);
    expect(screen.getByText('还剩 5分00秒')).toBeTruthy();
    expect(isUnfinished()).toBe(true);
  });

  it('says what is not known while there is no network, and finds it out afterwards', async () => {
    render(<OrderPage />);
    await screen.findByText('现在还不知道结果');
    expect(isUnfinished()).toBe(true);
    server.answer('order.confirm-return', {});
    server.answer('order.get', { order: order({ orderId, state: 'settled', message: '办理成功。' }) });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('办理成功。');
    expect(isUnfinished()).toBe(false);
  });

  it('drops an order that never reached the server, so that one can begin anew', async () => {
    server.refuse('order.confirm-return', 'NO_ORDER', '没有找到这笔订单。');
    render(<OrderPage />);
    fireEvent.click(await screen.findByRole('button', { name: '去选人' }));
    expect(device.moves).toEqual(['instead /packages/pay/choose/index']);
    expect(screen.queryByText('现在还不知道结果')).toBeNull();
    expect(isUnfinished()).toBe(false);
  });
});

describe('an order that is paid', () => {
  it('says the good news first: asking for money back stands last, in a row and no button', async () => {
    server.answer('order.confirm-return', {});
    const lines = [orderLine({ state: 'insured' })];
    server.answer('order.get', { order: order({ orderId, state: 'settled', message: '办理成功。', lines }) });
    render(<OrderPage />);
    await screen.findByText('办理成功。');
    const rows = [...document.querySelectorAll('.row')];
    expect(rows.at(-1)?.id).toBe('refund-0');
    expect(document.querySelector('[id="refund-0"].button')).toBeNull();
    expect(document.querySelector('[id="line-0"]')?.textContent).not.toContain('退费');
  });
});

describe('an order that waits', () => {
  it('can be cancelled, and is shown closed then', async () => {
    device.params = { id: orderId };
    server.answer('order.get', { order: order({ orderId }) });
    server.answer('order.cancel', {});
    render(<OrderPage />);
    const cancel = await screen.findByRole('button', { name: '不缴了，取消订单' });
    server.answer('order.get', { order: order({ orderId, state: 'closed', message: '订单已取消。' }) });
    fireEvent.click(cancel);
    await screen.findByText('订单已取消。');
    await waitFor(() => expect(isUnfinished()).toBe(false));
  });
});

describe('each person of an order', () => {
  it('can be asked back for only where he is insured and was paid for', async () => {
    const lines = [
      orderLine({ state: 'insured' }),
      orderLine({ line: 1, state: 'insured', amountFen: noFen }),
      orderLine({ line: 2, state: 'refunded', reason: '已由别人参保。' }),
    ];
    server.answer('order.confirm-return', {});
    server.answer('order.get', { order: order({ orderId, state: 'settled', lines }) });
    render(<OrderPage />);
    await screen.findByText('已由别人参保。');
    fireEvent.click(screen.getByRole('button', { name: /申请退费/ }));
    expect(device.moves).toEqual([`to /packages/pay/refund/index?id=${orderId}&line=0`]);
  });
});
