import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { RecordStatus, RecordView } from '../../../contract/record-view';
import { fen, noFen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import RecordsPage from '../../../src/packages/records/list/index';
import RecordPage from '../../../src/packages/records/record/index';
import { picked } from '../../../src/state/pick';
import { ServerDouble } from '../doubles/server';
import { comeBack, device } from '../doubles/taro';

function record(id: string, status: Partial<RecordStatus>, more: Partial<RecordView> = {}): RecordView {
  return {
    recordId: id,
    person: { name: '王**', document: '110***********002X' },
    status: { year: 2024, region: '360983001', state: 'to-pay', dueFen: fen(6000), ...status },
    ...more,
  };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

/** What was asked beside the messages that one may agree to. */
function aboutRecords() {
  return server.asked.filter(({ action }) => action !== 'messages.mine');
}

describe('a record of who is insured', () => {
  beforeEach(() => {
    device.params = { id: 'a' };
  });

  it('shows both states: that he paid, and that the bureau registered him, with its day', async () => {
    const registration = { state: 'registered', on: isoDay('2023-12-03') } as const;
    server.answer('records.mine', { records: [record('a', { state: 'paid', registration })] });
    render(<RecordPage />);
    await screen.findByText('医保已登记');
    expect(screen.getByText('已缴费')).toBeTruthy();
    expect(document.getElementById('registration')?.textContent).toContain('2023年12月3日');
  });

  it('says nothing of the bureau where the payment was made elsewhere', async () => {
    server.answer('records.mine', { records: [record('a', { state: 'paid', paidElsewhere: true })] });
    render(<RecordPage />);
    await screen.findByText('已在别处缴费');
    expect(document.getElementById('registration')).toBeNull();
  });
});

describe('a record of who had the aided part back at the window', () => {
  it('says how much, on which day and how', async () => {
    device.params = { id: 'a' };
    const givenAtWindow = { on: isoDay('2023-12-06'), way: '转账到本人银行卡', amountFen: fen(32_000) };
    server.answer('records.mine', { records: [{ ...record('a', { state: 'paid' }), givenAtWindow }] });
    render(<RecordPage />);
    await screen.findByText('资助的部分，窗口退了320元');
    const told = document.getElementById('given-at-window')?.textContent;
    expect(told).toContain('经办窗口在2023年12月6日退还：转账到本人银行卡。');
  });
});

describe('my records', () => {
  it('say where each person stands, in a sentence', async () => {
    server.answer('records.mine', {
      records: [record('a', { payUntil: isoDay('2023-12-31') }), record('b', { state: 'paid' })],
    });
    render(<RecordsPage />);
    await screen.findByText('2023年12月31日');
    expect(document.body.textContent).toContain('应缴 60 元，到2023年12月31日为止。');
    expect(screen.getByText('已缴费')).toBeTruthy();
  });

  const answers = [
    [{ state: 'waiting' }, '还没有收到参保地医保部门的登记结果。'],
    [{ state: 'registered', on: isoDay('2023-12-03') }, '医保部门已登记：2023年12月3日。'],
    [{ state: 'refused' }, '参保地医保部门回复没有登记上，已转给经办机构核对。'],
  ] as const;
  it.each(answers)('say beside that he paid what the bureau said to it: %j', async (registration, words) => {
    server.answer('records.mine', { records: [record('a', { state: 'paid', registration })] });
    render(<RecordsPage />);
    await screen.findByText('已缴费');
    expect(document.body.textContent).toContain(words);
  });

  it('are shown ten at a time', async () => {
    server.answer('records.mine', { records: Array.from({ length: 12 }, (_, at) => record(`r${at}`, {})) });
    render(<RecordsPage />);
    await waitFor(() => expect(screen.getAllByText('王**')).toHaveLength(10));
    fireEvent.click(screen.getByRole('button', { name: '再看2条（共12条）' }));
    expect(screen.getAllByText('王**')).toHaveLength(12);
  });

  it('say what to do where there are none', async () => {
    server.answer('records.mine', { records: [] });
    render(<RecordsPage />);
    await screen.findByText('还没有记录');
  });

  it('offers to be told of the next change too, once the consent is spent', async () => {
    server.answer('records.mine', {
      records: [record('a', { change: '通知有变动。' }, { mayAgreeAgain: true })],
    });
    server.answer('records.agree-to-messages', { agreed: ['notice'] });
    device.params = { id: 'a' };
    render(<RecordPage />);
    await screen.findByText('通知有变动。', {}, { timeout: 8000 });
    fireEvent.click(screen.getByRole('button', { name: '再有变动，发消息告诉我' }));
    await screen.findByText('好的，再有变动会发一条消息');
    expect(server.asked.at(-1)).toMatchObject({
      action: 'records.agree-to-messages',
      recordId: 'a',
      messages: ['notice'],
    });
    expect(screen.queryByRole('button', { name: '再有变动，发消息告诉我' })).toBeNull();
  });

  it('offers to be reminded on the day that the server names, and to take that back', async () => {
    const agreed = [{ kind: 'deadline', recordId: 'a', person: { name: '王**', document: '1' }, left: 1 }];
    server.answer('records.mine', { records: [record('a', {})] });
    server.answer('messages.mine', { agreed: [], offered: [{ kind: 'deadline', on: '2023-12-28' }] });
    server.answer('messages.agree', { agreed, offered: [] });
    device.params = { id: 'a' };
    render(<RecordPage />);
    const button = await screen.findByRole('button', { name: '提醒我缴费' });
    expect(document.body.textContent).toContain(
      '快到最后一天还没有缴费，提醒您；缴了就不发。同意一次，只发一条，2023年12月28日发。',
    );
    fireEvent.click(button);
    await screen.findByText('王**：还会发1条消息');
    expect(server.asked.at(-1)).toMatchObject({
      action: 'messages.agree',
      kinds: ['deadline'],
      recordId: 'a',
    });
    server.answer('messages.take-back', { agreed: [], offered: [] });
    server.answer('messages.mine', { agreed: [], offered: [{ kind: 'deadline', on: '2023-12-28' }] });
    fireEvent.click(screen.getByRole('button', { name: '不再提醒' }));
    await screen.findByRole('button', { name: '提醒我缴费' });
  });

  it('say what a new version of the notice changed since one was told, and by which paper', async () => {
    const change = '通知有变动：2023年11月20日起执行《某市通知》，原来应缴60元，现在应缴80元。';
    server.answer('records.mine', { records: [record('a', { dueFen: fen(8000), change })] });
    render(<RecordsPage />);
    await screen.findByText(/应缴 80 元。通知有变动/);
    expect(document.body.textContent).toContain(`应缴 80 元。${change}`);
    device.params = { id: 'a' };
    render(<RecordPage />);
    await screen.findByText('和您以前看到的不同');
    expect(document.querySelector('#change')?.textContent).toContain(change);
  });

  it('are asked for once when they are shown, and once more when one comes back to them', async () => {
    server.answer('records.mine', { records: [record('a', {})] });
    render(<RecordsPage />);
    await screen.findByText('王**');
    expect(server.asked).toHaveLength(1);
    server.answer('records.mine', { records: [record('a', { state: 'paid' })] });
    comeBack();
    await screen.findByText('已缴费');
    expect(server.asked).toHaveLength(2);
  });

  it('can be read again after the network was gone', async () => {
    server.cut('records.mine');
    render(<RecordsPage />);
    await screen.findByText('现在没有网络');
    server.answer('records.mine', { records: [record('a', {})] });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('王**');
  });
});

describe('one record', () => {
  beforeEach(() => {
    device.params = { id: 'a' };
  });

  it('shows what waiting for the confirmation costs, and what paying in full would bring back', async () => {
    const claimImpact: RecordView['claimImpact'] = {
      payNowFen: fen(38000),
      ifConfirmedFen: fen(6000),
      ifConfirmedStatus: 'payable',
      refundAfterPayingNowFen: fen(32000),
      reimbursedAfterPayingNowFen: noFen,
      waitUntil: isoDay('2023-12-31'),
    };
    server.answer('records.mine', {
      records: [record('a', { state: 'awaiting-confirmation', dueFen: null }, { claimImpact })],
    });
    render(<RecordPage />);
    await screen.findByText('等核实');
    expect(document.body.textContent).toContain(
      '核实通过后，只要缴 60 元。最晚等到2023年12月31日，再晚就可能多交或晚享受。',
    );
    expect(screen.getByText('现在缴 380 元。以后核实通过，按通知可以退回 320 元。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '现在先缴 380 元' }));
    expect(device.moves).toEqual(['to /packages/pay/choose/index?record=a']);
  });

  it('lets a wrong place be put right before payment, and not after', async () => {
    server.answer('records.mine', { records: [record('a', {})] });
    const { unmount } = render(<RecordPage />);
    fireEvent.click(await screen.findByRole('button', { name: '修改参保地' }));
    expect(device.moves).toEqual(['to /packages/place/index?then=correct&id=a']);
    unmount();
    server.answer('records.mine', { records: [record('a', { state: 'paid' })] });
    render(<RecordPage />);
    await screen.findByText('已经缴费或登记完成，要更正请联系参保地的医保部门。');
    expect(screen.queryByRole('button', { name: '修改参保地' })).toBeNull();
  });

  it('stays on the page where a correction fails, with the words once, and is not asked for anew', async () => {
    server.answer('records.mine', { records: [record('a', {})] });
    render(<RecordPage />);
    await screen.findByText('王**');
    server.cut('records.mine');
    server.cut('records.correct');
    picked.set({ purpose: 'correct a', region: '430000' });
    comeBack();
    expect(screen.queryByRole('button', { name: '去缴费' })).toBeNull();
    await screen.findByText('没有更正成功');
    expect(screen.getByText('王**')).toBeTruthy();
    expect(screen.getByRole('button', { name: '修改参保地' })).toBeTruthy();
    expect(screen.queryByText('现在没有网络')).toBeNull();
    expect(aboutRecords().map(({ action }) => action)).toEqual(['records.mine', 'records.correct']);
  });

  it('is shown anew once its place was corrected', async () => {
    server.answer('records.mine', { records: [record('a', {})] });
    render(<RecordPage />);
    await screen.findByText('应缴 60 元。');
    server.answer('records.mine', { records: [record('a', { region: '430000', dueFen: fen(38000) })] });
    server.answer('records.correct', {});
    picked.set({ purpose: 'correct a', region: '430000' });
    comeBack();
    await screen.findByText('应缴 380 元。');
    expect(aboutRecords()[1]).toMatchObject({ action: 'records.correct', recordId: 'a', region: '430000' });
  });

  it('says so where there is no such record', async () => {
    server.answer('records.mine', { records: [] });
    render(<RecordPage />);
    await screen.findByText('没有找到这条记录');
  });
});
