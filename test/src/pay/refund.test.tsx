import { fireEvent, render, screen } from '@testing-library/react';
import { noFen } from '../../../policy/money';
import OrderPage from '../../../src/packages/pay/order/index';
import RefundPage from '../../../src/packages/pay/refund/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { order, orderLine } from './samples';

const orderId = 'a'.repeat(32);
const lines = [
  orderLine({ line: 0, state: 'insured', person: { name: '周**', document: '360***********0018' } }),
  orderLine({ line: 1, state: 'insured', person: { name: '李**', document: '360***********0026' } }),
  orderLine({ line: 2, state: 'insured', amountFen: noFen }),
];

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('order.get', { order: order({ orderId, state: 'settled', lines }) });
});

function asked() {
  return server.asked
    .filter(({ action }) => action === 'refund.request')
    .map(({ line, reason }) => [line, reason]);
}

async function askFor(): Promise<void> {
  device.params = { id: orderId, line: 'all' };
  render(<RefundPage />);
  fireEvent.click(await screen.findByRole('radio', { name: '参保地选错了' }));
  fireEvent.click(screen.getByRole('button', { name: '提交退费申请' }));
}

describe('a whole order', () => {
  it('can be asked back at once, where more than one was paid for', async () => {
    device.params = { id: orderId };
    render(<OrderPage />);
    fireEvent.click(await screen.findByRole('button', { name: '为这2个人一起申请退费' }));
    expect(device.moves).toEqual([`to /packages/pay/refund/index?id=${orderId}&line=all`]);
  });

  it('is asked back for each who was paid for, and for nobody else', async () => {
    server.answer('refund.request', { refunds: [] });
    await askFor();
    await screen.findByText('已经提交');
    expect(asked()).toEqual([
      [0, 'wrong-place'],
      [1, 'wrong-place'],
    ]);
  });

  it('is asked back with the messages agreed to at that tap', async () => {
    server.answer('refund.request', { refunds: [] });
    await askFor();
    await screen.findByText('已经提交');
    const requests = server.asked.filter(({ action }) => action === 'refund.request');
    expect(requests.map(({ messages }) => messages)).toEqual([['refund'], ['refund']]);
  });

  it('says so where nobody’s money can go back', async () => {
    server.refuse('refund.request', 'NOT_REFUNDABLE', '保障已经开始，不能在这里退费。');
    await askFor();
    await screen.findByText('保障已经开始，不能在这里退费。');
    expect(screen.queryByText('已经提交')).toBeNull();
  });
});
