import { fireEvent, render, screen } from '@testing-library/react';
import InvitationPage from '../../../src/packages/family/invitation/index';
import RelativeClaimsPage from '../../../src/packages/family/claims/index';
import RelativePage from '../../../src/packages/family/relative/index';
import AskedToPayPage from '../../../src/packages/pay/asked/index';
import OrderPage from '../../../src/packages/pay/order/index';
import ReceiptPage from '../../../src/packages/pay/receipt/index';
import SharedReceiptPage from '../../../src/packages/pay/shared/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

describe('a card that somebody opens for whom it wasn’t meant', () => {
  it('invites nobody but the person himself, and says how he shows that', async () => {
    device.params = { token: 't1' };
    server.answer('family.invitation', {
      invitedBy: '李*',
      relation: 'grandparent',
      person: { name: '周**', document: '360***********0018' },
      expiresAt: Date.parse('2023-11-27T02:15:00Z'),
    });
    server.refuse(
      'family.accept',
      'CONFIRM_SELF_FIRST',
      '只有被邀请的家人本人可以同意。请先用窗口给的一次性码确认是您本人，再回来同意。',
    );
    render(<InvitationPage />);
    fireEvent.click(await screen.findByRole('button', { name: '同意' }));
    await screen.findByText(/只有被邀请的家人本人可以同意/);
    expect(screen.queryByText('您已同意')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '先用一次性码确认是我本人' }));
    expect(device.moves).toEqual(['to /packages/family/self/index']);
  });

  it('asks to pay for somebody whom he doesn’t know: nothing is told, and he is sent to who sent it', async () => {
    device.params = { token: 't1' };
    server.answer('pay-request.look', { state: 'open', expiresAt: Date.parse('2023-11-27T02:15:00Z') });
    server.refuse('pay-request.open', 'REQUEST_OVER', '这个帮缴链接已失效，请让家人重新发一个。');
    render(<AskedToPayPage />);
    fireEvent.change(await screen.findByRole('textbox', { name: /后四位/ }), { target: { value: '9999' } });
    fireEvent.click(screen.getByRole('button', { name: '看看是谁' }));
    await screen.findByText('这个帮缴链接已失效，请让家人重新发一个。');
    expect(document.body.textContent).not.toMatch(/\*\*|\d+ 元|年度/);
  });

  it('shows a receipt that is over no more, and leads to nothing of it', async () => {
    device.params = { token: 't1' };
    server.refuse('receipt.shared', 'SHARE_OVER', '这份凭证的链接已失效，请让缴费的家人重新发送。');
    render(<SharedReceiptPage />);
    await screen.findByText('这份凭证的链接已失效，请让缴费的家人重新发送。');
    expect(screen.queryByRole('button', { name: /查这份凭证/ })).toBeNull();
  });
});

describe('the list, the order and the receipt of somebody else’s phone', () => {
  it.each([
    ['a relative', () => <RelativePage />],
    ['a relative’s claims', () => <RelativeClaimsPage />],
  ])('show %s as one who never was', async (_, page) => {
    device.params = { id: 'ab'.repeat(8) };
    server.answer('family.list', { relatives: [], maximum: 20 });
    render(page());
    await screen.findByText('没有这位家人');
    expect(new Set(server.asked.map(({ action }) => action))).toEqual(new Set(['family.list']));
    expect(screen.queryByRole('button', { name: /移除|撤回|修改/ })).toBeNull();
  });

  it('show an order as one that never was, and lead to one’s own', async () => {
    device.params = { id: 'c'.repeat(32) };
    server.refuse('order.get', 'NO_ORDER', '没有这笔订单。');
    render(<OrderPage />);
    await screen.findByText('没有这笔订单');
    expect(screen.queryByRole('button', { name: /支付/ })).toBeNull();
  });

  it('show no receipt', async () => {
    device.params = { id: 'c'.repeat(32) };
    server.refuse('receipt.get', 'NO_RECEIPT', '还没有凭证：付款确认后才有。请在“缴费记录”里查看这笔订单。');
    render(<ReceiptPage />);
    await screen.findByText(/还没有凭证/);
    expect(screen.queryByText(/核验码/)).toBeNull();
  });
});
