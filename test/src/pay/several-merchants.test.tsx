import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { OrderPart } from '../../../contract/orders';
import { fen, noFen, sumFen } from '../../../policy/money';
import { UnfinishedOrder } from '../../../src/components/UnfinishedOrder';
import CheckOrderPage from '../../../src/packages/pay/check/index';
import OrderPage from '../../../src/packages/pay/order/index';
import { chooseRecords, finishOrder, orderIdFor, orderIdsFor } from '../../../src/state/order';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { order, orderLine, preview, previewLine } from './samples';

/** Two parents in Ruizhou (380 and 380 yuan), a child in Changsha (380). */
const lines = [
  previewLine('mum', { person: { name: '周**', document: '360***********0018' } }),
  previewLine('dad', { person: { name: '李**', document: '360***********0034' } }),
  previewLine('kid', { region: '430102', person: { name: '李*', document: '430***********0042' } }),
];
const inRuizhou: OrderPart = {
  recordIds: ['mum', 'dad'],
  paymentSource: 'wechat',
  totalFen: fen(76_000),
  accountFen: noFen,
  wechatFen: fen(76_000),
  payee: '高安市税务局',
};
const inChangsha: OrderPart = {
  ...inRuizhou,
  recordIds: ['kid'],
  totalFen: fen(38_000),
  wechatFen: fen(38_000),
  payee: '长沙市芙蓉区税务局',
};
const kidsContent = JSON.stringify({ recordIds: ['kid'], paymentSource: 'wechat', agreedFen: 38_000 });
const parentsContent = JSON.stringify({
  recordIds: ['mum', 'dad'],
  paymentSource: 'wechat',
  agreedFen: 76_000,
});

function previewOf(...parts: readonly OrderPart[]) {
  const people = lines.filter(({ recordId }) => parts.some(({ recordIds }) => recordIds.includes(recordId)));
  const totalFen = sumFen(parts.map((part) => part.totalFen));
  return preview(totalFen, people, {
    paymentSources: [{ paymentSource: 'wechat', available: true, accountMaximumFen: noFen, parts }],
  });
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  act(() => finishOrder(orderIdFor('forgotten')));
  server = new ServerDouble();
  act(() => chooseRecords(['mum', 'dad', 'kid']));
});

function placed() {
  return server.asked.filter(({ action }) => action === 'order.place');
}
function stored() {
  return JSON.parse(String(device.storage.get('unfinished-order'))) as {
    readonly orderId: string;
    readonly next?: readonly { readonly orderId: string; readonly content: string }[];
  };
}

describe('before paying two merchants', () => {
  it('says how often one confirms, to whom, for whom, and what stands if one fails', async () => {
    server.answer('order.preview', previewOf(inRuizhou, inChangsha));
    render(<CheckOrderPage />);
    await screen.findByRole('heading', { name: '共需在微信确认2次' });
    expect(screen.getByText('第1笔：高安市税务局，760 元')).toBeTruthy();
    expect(screen.getByText('周**、李**')).toBeTruthy();
    expect(screen.getByText('第2笔：长沙市芙蓉区税务局，380 元')).toBeTruthy();
    expect(screen.getByText(/已付的照常参保，不受影响；没付的人没有扣钱/)).toBeTruthy();
    expect(screen.getByText(/^1,?140(\.00)?$/)).toBeTruthy();
  });

  it('keeps the ids of both on the phone before it sends the first, and sends only that', async () => {
    server.answer('order.preview', previewOf(inRuizhou, inChangsha));
    server.cut('order.place');
    render(<CheckOrderPage />);
    fireEvent.click(await screen.findByRole('button', { name: '确认并支付第1笔 760 元' }));
    await screen.findByText('还没有付款');
    expect(placed()).toMatchObject([
      { orderId: stored().orderId, recordIds: ['mum', 'dad'], agreedFen: 76_000 },
    ]);
    expect(stored().next).toMatchObject([{ content: kidsContent }]);
  });

  it('leaves nothing over where the server took not even the first', async () => {
    server.answer('order.preview', previewOf(inRuizhou, inChangsha));
    server.refuse('order.place', 'RESERVED_BY_OTHER', '张*正在缴费。');
    render(<CheckOrderPage />);
    fireEvent.click(await screen.findByRole('button', { name: '确认并支付第1笔 760 元' }));
    await screen.findByText('张*正在缴费。');
    expect(device.storage.has('unfinished-order')).toBe(false);
  });

  it('says for whom nobody can be paid online, and pays for the others', async () => {
    const here = previewLine('dad', { onlineReason: '这里还不能在线缴费。' });
    server.answer(
      'order.preview',
      preview(fen(76_000), [lines[2] ?? here, here], {
        paymentSources: [
          { paymentSource: 'wechat', available: true, accountMaximumFen: noFen, parts: [inChangsha] },
        ],
      }),
    );
    render(<CheckOrderPage />);
    await screen.findByText('这里还不能在线缴费。');
    expect(screen.getByText('不能在线缴')).toBeTruthy();
    expect(screen.getByRole('button', { name: '确认并支付 380 元' })).toBeTruthy();
    expect(screen.getByText('微信支付收款方：长沙市芙蓉区税务局')).toBeTruthy();
  });
});

describe('after the first confirmation', () => {
  let ids: readonly string[];
  beforeEach(() => {
    act(() => void (ids = orderIdsFor([parentsContent, kidsContent])));
    device.params = { id: ids[0] ?? '', came: '1' };
    server.answer('order.confirm-return', {});
    const [first = ''] = ids;
    const settled = order({
      orderId: first,
      state: 'settled',
      message: '办理成功。',
      lines: [orderLine({ state: 'insured' })],
    });
    server.answer('order.get', { order: settled });
    server.answer('order.preview', previewOf(inChangsha));
  });

  it('asks for the second with a tap of its own, under the id that was stored', async () => {
    server.answer('order.place', { order: order({ state: 'settled' }) });
    render(<OrderPage />);
    await screen.findByRole('heading', { name: '接着确认第2笔，共2笔' });
    expect(screen.getByText('上一笔已经付好，不受下一笔影响。')).toBeTruthy();
    await screen.findByText('微信支付收款方：长沙市芙蓉区税务局');
    expect(placed()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '确认并支付第2笔 380 元' }));
    await waitFor(() => expect(device.moves).toHaveLength(1));
    expect(placed()).toMatchObject([{ orderId: ids[1], recordIds: ['kid'], agreedFen: 38_000 }]);
    expect(device.moves[0]).toBe(`instead /packages/pay/order/index?id=${String(ids[1])}&came=1`);
  });

  it('asks under another id where the sum is not what it was', async () => {
    server.answer(
      'order.preview',
      previewOf({ ...inChangsha, totalFen: fen(40_000), wechatFen: fen(40_000) }),
    );
    server.cut('order.place');
    render(<OrderPage />);
    fireEvent.click(await screen.findByRole('button', { name: '确认并支付第2笔 400 元' }));
    await screen.findByText('第2笔还没有付款');
    expect(placed()[0]?.orderId).not.toBe(ids[1]);
    expect(stored().orderId).toBe(placed()[0]?.orderId);
  });

  it('offers the rest again where the phone died in between', async () => {
    act(() => finishOrder(ids[0] ?? ''));
    render(<UnfinishedOrder />);
    await screen.findByText('上次还有1笔没有确认付款');
    expect(screen.getByText(/共 380 元，还没有下单，没有扣钱/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '接着确认' }));
    expect(device.moves).toEqual(['to /packages/pay/check/index']);
    act(() => finishOrder(ids[1] ?? ''));
  });

  it('can be left at the first', async () => {
    render(<OrderPage />);
    fireEvent.click(await screen.findByRole('button', { name: '先不付第2笔' }));
    await waitFor(() => expect(screen.queryByText(/接着确认/)).toBeNull());
    expect(device.storage.has('unfinished-order')).toBe(false);
  });
});
