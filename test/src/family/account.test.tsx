import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { BoundView, RelativeView } from '../../../contract/family';
import type { AccountView } from '../../../contract/mutual-aid';
import { fen, noFen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import AccountPage from '../../../src/packages/family/account/index';
import CheckOrderPage from '../../../src/packages/pay/check/index';
import SelfPage from '../../../src/packages/family/self/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const region = '140502';
const person = { name: '冯丽', document: '149***********0067' };

/** For whom 380 yuan are due. */
const wife: RelativeView = {
  relativeId: 'w',
  person,
  relation: 'spouse',
  region,
  birthDateKnown: true,
  claims: { identities: [], circumstances: [] },
  consent: { version: '2026-12', by: 'on-behalf', at: 0 },
  confirmedPayer: false,
  awaitsNumber: false,
  filed: true,
  record: {
    recordId: 'w-2024',
    person,
    status: { year: 2024, region, state: 'to-pay', dueFen: fen(38_000) },
  },
};

const boundWife: BoundView = {
  boundId: 'b'.repeat(32),
  person,
  relation: 'spouse',
  consentBy: 'on-behalf',
  region,
};

function account(part: Partial<AccountView> = {}): AccountView {
  return {
    region,
    balanceFen: fen(60_000),
    reservedFen: noFen,
    floorFen: noFen,
    authorisedFen: noFen,
    usableFen: noFen,
    asOf: isoDay('2023-11-19'),
    relatives: [],
    ...part,
  };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('mutual-aid.movements', { movements: [], next: null });
  server.answer('family.list', { relatives: [wife], maximum: 20 });
});

function shows(view: AccountView): void {
  server.answer('mutual-aid.account', { account: view });
  render(<AccountPage />);
}
function released(): unknown {
  return server.asked.find(({ action }) => action === 'mutual-aid.authorise')?.amountFen;
}

describe('the family account', () => {
  it('releases what is due and leads to the order in one tap, named with who it is for', async () => {
    server.answer('mutual-aid.authorise', {});
    shows(account());
    await screen.findByText('待缴费：冯丽，共 380 元');
    fireEvent.click(screen.getByRole('button', { name: '放开 380 元给家人用，去核对缴费' }));
    await waitFor(() => expect(device.moves).toEqual(['to /packages/pay/check/index']));
    expect(released()).toBe(38_000);
  });

  it('leads nowhere where releasing was refused, and says why', async () => {
    server.refuse('mutual-aid.authorise', 'AMOUNT_RESERVED', '有没付完的订单。');
    shows(account());
    fireEvent.click(await screen.findByRole('button', { name: /^放开 380 元/ }));
    await screen.findByText('有没付完的订单。');
    expect(device.moves).toEqual([]);
  });

  it('offers to release no more than is in it, over what must stay', async () => {
    shows(account({ balanceFen: fen(30_050), floorFen: fen(10_000) }));
    await screen.findByRole('button', { name: '放开 200 元给家人用，去核对缴费' });
  });

  it('offers whom the bureau binds, and pays for them once they are on the list', async () => {
    server.answer('family.list', { relatives: [], maximum: 20, bound: [boundWife] });
    server.answer('family.add-bound', { relative: wife });
    shows(account());
    const consent = await screen.findByRole('button', { name: '冯丽已经同意，加为家人' });
    server.answer('family.list', { relatives: [wife], maximum: 20 });
    fireEvent.click(consent);
    await screen.findByText('待缴费：冯丽，共 380 元');
    expect(screen.queryByRole('button', { name: '冯丽已经同意，加为家人' })).toBeNull();
  });

  it('leads to the order with the account chosen, once enough is released', async () => {
    shows(account({ authorisedFen: fen(38_000) }));
    fireEvent.click(await screen.findByRole('button', { name: '用账户给他们缴费' }));
    await waitFor(() => expect(device.moves).toEqual(['to /packages/pay/check/index']));
    const part = {
      recordIds: ['w-2024'],
      paymentSource: 'both',
      totalFen: 38_000,
      accountFen: 20_000,
      wechatFen: 18_000,
    };
    server.answer('order.preview', {
      lines: [
        { recordId: 'w-2024', person, region, year: 2024, amountFen: 38_000, accountMaximumFen: 20_000 },
      ],
      totalFen: 38_000,
      paymentSources: [
        { paymentSource: 'wechat', available: true, accountMaximumFen: 0, parts: [] },
        { paymentSource: 'both', available: true, accountMaximumFen: 20_000, parts: [part] },
      ],
      until: 0,
      now: 0,
    });
    render(<CheckOrderPage />);
    // The account alone isn't enough: as much as it may give comes from it.
    await screen.findByText('家庭共济账户 200 元，微信支付 180 元');
  });

  it('offers nothing where nobody owes', async () => {
    server.answer('family.list', { relatives: [], maximum: 20 });
    shows(account());
    await screen.findByText('放开多少给家人用');
    expect(screen.queryByText(/^待缴费/)).toBeNull();
  });
});

describe('confirming who one is, from the account', () => {
  it('leads back by itself to the account', async () => {
    device.stack = ['packages/family/account/index', 'packages/family/self/index'];
    server.answer('self.confirm', { person: { name: '王**', document: '149***********0019' } });
    render(<SelfPage />);
    const fill = (label: RegExp, value: string) =>
      act(() => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
    fill(/姓名/, '王志强');
    fill(/身份证/, '149901198003220019');
    fill(/一次性码/, '12345678');
    fireEvent.click(screen.getByRole('button', { name: '确认是我本人' }));
    await waitFor(() => expect(device.moves).toEqual(['back 1']));
  });
});
