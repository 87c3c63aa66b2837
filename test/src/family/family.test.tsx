import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { RelativeView } from '../../../contract/family';
import type { RecordStatus } from '../../../contract/record-view';
import { fen, noFen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import FamilyPage from '../../../src/packages/family/list/index';
import InvitationPage from '../../../src/packages/family/invitation/index';
import RelativePage from '../../../src/packages/family/relative/index';
import { clearDraft, enrolDraft, fillIn } from '../../../src/state/enrol-draft';
import { finishOrder, orderIdFor } from '../../../src/state/order';
import { place } from '../../../src/state/place';
import { ServerDouble } from '../doubles/server';
import { device, sentBy } from '../doubles/taro';

const until = Date.parse('2023-11-20T02:15:00Z');

function relative(status: Partial<RecordStatus> | null, more: Partial<RelativeView> = {}): RelativeView {
  return {
    relativeId: 'g',
    person: { name: '周**', document: '360***********0018' },
    relation: 'grandparent',
    region: '360983001',
    birthDateKnown: true,
    claims: { identities: [], circumstances: [] },
    consent: { version: '2026-11', by: 'on-behalf', at: until },
    confirmedPayer: false,
    awaitsNumber: false,
    filed: true,
    record: status && {
      recordId: 'r1',
      person: { name: '周**', document: '360***********0018' },
      status: { year: 2024, region: '360983001', state: 'to-pay', dueFen: fen(38_000), ...status },
    },
    ...more,
  };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  act(() => finishOrder(orderIdFor('forgotten')));
  act(() => place.set(null));
  act(clearDraft);
  server = new ServerDouble();
});

function listed(one: RelativeView) {
  return server.answer('family.list', { relatives: [one], maximum: 20 });
}

describe('the family', () => {
  it.each<[string, Partial<RecordStatus> | null, RegExp]>([
    ['who owes', { payUntil: isoDay('2023-12-31') }, /应缴 380 元，到2023年12月31日为止/],
    ['whose claim is being confirmed', { state: 'awaiting-confirmation', dueFen: null }, /核实困难身份后/],
    [
      'who is paid for',
      { state: 'paid', coveredFrom: isoDay('2024-01-01') },
      /已经参保。2024年1月1日起享受待遇/,
    ],
    [
      'who need not pay and waits for an order',
      { state: 'to-enrol', dueFen: noFen },
      /不用缴费，但还没有登记/,
    ],
    ['who need not pay', { state: 'nothing-to-pay', dueFen: noFen }, /不用缴费，已经登记参保/],
    [
      'whom another pays for',
      { state: 'reserved-by-other', reservedBy: '张*', reservedUntil: until },
      /张\*正在缴费.*请先不要重复缴费/,
    ],
    ['for whom it is too late', { state: 'closed', reason: '缴费已经截止。' }, /缴费已经截止。/],
    ['who was not registered yet', null, /缴费时会自动登记/],
  ])('says where someone stands %s', async (_who, status, words) => {
    listed(relative(status));
    render(<FamilyPage />);
    await screen.findByRole('button', { name: words });
  });

  it('shows the first one’s form where nobody was added', async () => {
    server.answer('family.list', { relatives: [], maximum: 20 });
    render(<FamilyPage />);
    await screen.findByText(/还没有家人/);
    expect(screen.getByLabelText('姓名')).toBeTruthy();
    expect(screen.getByRole('button', { name: '父母，下一步' })).toBeTruthy();
  });

  it('begins with nothing of the one before where a further one is added', async () => {
    listed(relative({}));
    act(() => fillIn({ name: '周桂兰', consent: 'on-behalf' }));
    render(<FamilyPage />);
    fireEvent.click(await screen.findByRole('button', { name: '再添加一位' }));
    expect(device.moves).toEqual(['to /packages/records/enrol/index']);
    expect(enrolDraft.get()).toMatchObject({ name: '', consent: null });
  });

  it('pays for all who owe in one tap, with the sum, and for nobody who waits or is paid for', async () => {
    const owing = relative({});
    const other = relative({ dueFen: fen(6_000) }, { relativeId: 'f' });
    const waits = relative({ state: 'awaiting-confirmation' }, { relativeId: 'w' });
    const elsewhere = relative({}, { relativeId: 'e' });
    server.answer('family.list', {
      relatives: [
        owing,
        { ...other, record: other.record && { ...other.record, recordId: 'r2' } },
        waits,
        { ...elsewhere, record: elsewhere.record && { ...elsewhere.record, saidPaidElsewhere: true } },
      ],
      maximum: 20,
    });
    render(<FamilyPage />);
    fireEvent.click(await screen.findByRole('button', { name: '给2个人缴费，共 440 元' }));
    await waitFor(() => expect(device.moves).toEqual(['to /packages/pay/check/index']));
    expect(server.asked.map(({ action }) => action)).toEqual(['family.list']);
  });

  it('lets another pay for who owes, and applies for him first where nobody has', async () => {
    listed(relative({}, { filed: false, person: { name: '周桂兰', document: '360***********0018' } }));
    server.answer('records.enrol-relative', { record: { recordId: 'r1' } });
    server.answer('pay-request.make', { token: 't1', expiresAt: until });
    render(<FamilyPage />);
    fireEvent.click(await screen.findByRole('button', { name: '请家人在他的微信里帮我交' }));
    fireEvent.click(screen.getByRole('button', { name: '请家人帮周桂兰交' }));
    await screen.findByText('帮周桂兰交的链接做好了，请发给家人');
    expect(server.asked.slice(1)).toMatchObject([
      { action: 'records.enrol-relative', relativeId: 'g' },
      { action: 'pay-request.make', recordId: 'r1' },
    ]);
    await waitFor(() =>
      expect(sentBy('send-request')).toMatchObject({ path: '/packages/pay/asked/index?token=t1' }),
    );
  });

  it('asks nobody to pay where nobody owes', async () => {
    listed(relative({ state: 'paid' }));
    render(<FamilyPage />);
    await screen.findByRole('button', { name: /已经参保/ });
    expect(screen.queryByRole('button', { name: /帮我交/ })).toBeNull();
  });

  it('takes over those of an earlier year by one tap, each named', async () => {
    const one = relative({}, { filed: false, person: { name: '周桂兰', document: '360***********0018' } });
    const other = relative(
      {},
      { relativeId: 'f', filed: false, person: { name: '周建国', document: '360***********0026' } },
    );
    server.answer('family.list', { relatives: [one, other, relative({}, { relativeId: 'h' })], maximum: 20 });
    server.answer('records.enrol-relative', { record: { recordId: 'new' } });
    render(<FamilyPage />);
    await screen.findByText(/^周桂兰、周建国。参保地和申报的情况照原来的/);
    fireEvent.click(screen.getByRole('button', { name: '登记这2个人' }));
    await waitFor(() =>
      expect(server.asked.filter(({ action }) => action === 'records.enrol-relative')).toMatchObject([
        { relativeId: 'g', year: 2024 },
        { relativeId: 'f', year: 2024 },
      ]),
    );
  });

  it('says that collection pauses at the month’s end and comes back, not that it ends', async () => {
    listed(
      relative({
        payUntil: isoDay('2023-11-25'),
        resumesOn: isoDay('2023-12-01'),
        collectedUntil: isoDay('2023-12-25'),
      }),
    );
    render(<FamilyPage />);
    await screen.findByRole('button', {
      name: /应缴 380 元，2023年11月25日以前可以缴；错过了，2023年12月1日再开始，最晚到2023年12月25日。/,
    });
  });

  it.each([
    ['loads again where that found a payment', 1, 2],
    ['stays as it is where nothing came', 0, 1],
  ])('has unfinished orders looked up, and %s', async (_what, settled, loads) => {
    listed(relative({ state: 'reserved', reservedUntil: until }));
    server.answer('orders.settle', { settled });
    render(<FamilyPage />);
    const times = (action: string) => server.asked.filter((one) => one.action === action).length;
    await waitFor(() => expect(times('orders.settle')).toBe(1));
    await waitFor(() => expect(times('family.list')).toBe(loads));
  });

  it('shows that somebody is said to be paid for elsewhere, and that nobody has checked it', async () => {
    const one = relative({});
    listed({ ...one, record: one.record && { ...one.record, saidPaidElsewhere: true } });
    render(<FamilyPage />);
    await screen.findByText('您说已在别处缴费（未核实）');
  });

  it('leads back to an order whose end was not seen', async () => {
    let orderId = '';
    act(() => {
      orderId = orderIdFor('one grandmother');
    });
    listed(relative({}));
    render(<FamilyPage />);
    fireEvent.click(await screen.findByRole('button', { name: '查看这笔订单' }));
    expect(device.moves).toEqual([`to /packages/pay/order/index?id=${orderId}`]);
  });

  it('can be read again after the network was gone', async () => {
    render(<FamilyPage />);
    await screen.findByText('现在没有网络');
    listed(relative({}));
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByRole('button', { name: /应缴 380 元/ });
  });
});

describe('a relative', () => {
  beforeEach(() => {
    device.params = { id: 'g' };
    listed(relative({}));
  });

  it('is invited by a card that only asks the question', async () => {
    server.answer('family.invite', { token: 't1', expiresAt: until });
    render(<RelativePage />);
    fireEvent.click(await screen.findByRole('button', { name: '邀请他确认' }));
    await screen.findByText('邀请做好了，请发给他');
    expect(sentBy('send-invitation')).toEqual({
      title: '家人想给您缴居民医保',
      path: '/packages/family/invitation/index?token=t1',
    });
    fireEvent.click(screen.getByRole('button', { name: /复制链接/ }));
    await waitFor(() =>
      expect(device.clipboard).toMatch(/#\/packages\/family\/invitation\/index\?token=t1$/),
    );
  });

  it('is taken off only after one was told what goes and what stays', async () => {
    server.answer('family.withdraw-consent', { message: '资料已删除，保留1条缴费记录。', recordsKept: 1 });
    render(<RelativePage />);
    fireEvent.click(await screen.findByRole('button', { name: '撤回同意，删除他的资料' }));
    expect(screen.getByText(/法律要求保存/)).toBeTruthy();
    expect(server.asked.map(({ action }) => action)).not.toContain('family.withdraw-consent');
    fireEvent.click(screen.getByRole('button', { name: '确认撤回同意' }));
    await screen.findByText('资料已删除，保留1条缴费记录。');
  });

  it('stays where one thinks better of it', async () => {
    render(<RelativePage />);
    fireEvent.click(await screen.findByRole('button', { name: '从我的家人里移除' }));
    fireEvent.click(screen.getByRole('button', { name: '不了，保留' }));
    expect(screen.getByRole('button', { name: '从我的家人里移除' })).toBeTruthy();
    expect(server.asked.map(({ action }) => action)).not.toContain('family.remove');
  });
});

describe('an invitation', () => {
  beforeEach(() => {
    device.params = { token: 't1' };
    server.answer('family.invitation', {
      invitedBy: '李*',
      relation: 'grandparent',
      person: { name: '周**', document: '360***********0018' },
      expiresAt: until,
    });
  });

  it.each([
    ['同意', true, '您已同意'],
    ['不同意', false, '您没有同意'],
  ])('can be answered: %s', async (name, accept, title) => {
    server.answer('family.accept', { accepted: accept });
    render(<InvitationPage />);
    fireEvent.click(await screen.findByRole('button', { name }));
    await screen.findByText(title);
    expect(server.asked.at(-1)).toEqual({ action: 'family.accept', token: 't1', accept });
  });
});
