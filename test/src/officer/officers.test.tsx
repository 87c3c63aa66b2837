import { fireEvent, render, screen } from '@testing-library/react';
import type { InvitationView, OfficerView } from '../../../contract/officers';
import HomePage from '../../../src/officer/home/index';
import OfficersPage from '../../../src/officer/officers/index';
import { fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const county = '140502';
const me = { name: '钱二', regions: [county], duties: ['officers', 'money'], today: '2026-12-01' };

const clerk: OfficerView = {
  officerId: 'a'.repeat(32),
  name: '周五',
  regions: [county],
  duties: ['roster'],
  isSelf: false,
  lastAct: null,
  ended: null,
};
const invitation: InvitationView = {
  invitationId: 'b'.repeat(32),
  name: '李四',
  regions: [county],
  duties: ['roster'],
  state: 'agreed',
  proposer: '赵一',
  decider: '钱二',
  at: Date.parse('2026-11-30T01:00:00Z'),
  codeExpiresAt: null,
  ownCode: false,
  accepted: null,
  reason: null,
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', me);
  server.answer('officers.list', {
    officers: [{ ...clerk, name: '钱二', officerId: 'c'.repeat(32), isSelf: true }, clerk],
    next: null,
  });
  server.answer('officers.invitations', { invitations: [invitation] });
  server.answer('proposals.propose', { state: 'proposed' });
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('the page of officers', () => {
  it('proposes an invitation by name, place and duties, and says that another has to agree', async () => {
    render(<OfficersPage />);
    await screen.findByText('邀请经办人', {}, { timeout: 10_000 });
    await tap('邀请经办人');
    await tap('提出邀请');
    expect(await screen.findByText(/请至少选一项/)).toBeTruthy();
    expect(asked('proposals.propose')).toEqual([]);
    await fill('姓名', '吴六');
    fireEvent.click(await screen.findByRole('checkbox', { name: /^资金/ }));
    await tap('提出邀请');
    await screen.findByText(/还没有生效/);
    expect(asked('proposals.propose')[0]).toMatchObject({
      act: 'officers.invite',
      content: { region: county, name: '吴六', regions: [county], duties: ['money'] },
    });
  });

  it('offers for the own office neither keys nor what watches over it', async () => {
    render(<OfficersPage />);
    await tap('邀请经办人');
    const names = (await screen.findAllByRole('checkbox')).map((one) => one.getAttribute('aria-label') ?? '');
    expect(names.some((name) => /^(密钥|操作月报|经办人员)/.test(name))).toBe(false);
  });

  it('shows a code once', async () => {
    server.answer('officers.give-code', {
      code: '7KQ42MBX9HTW3RVA',
      expiresAt: Date.parse('2026-12-02T04:00:00Z'),
    });
    render(<OfficersPage />);
    await tap(/^李四/);
    await tap('给加入码');
    await screen.findByText('7KQ4 2MBX 9HTW 3RVA');
    await tap('回到名单');
    await tap(/^李四/);
    expect(screen.queryByText('7KQ4 2MBX 9HTW 3RVA')).toBeNull();
  });

  it('takes the number that the new one reads out, from another than gave the code', async () => {
    const accepted = { at: invitation.at, as: 'unproven' as const };
    server.answer('officers.invitations', { invitations: [{ ...invitation, state: 'accepted', accepted }] });
    server.answer('officers.confirm', { officerId: 'd'.repeat(32) });
    render(<OfficersPage />);
    await tap(/^李四/);
    await tap('数字对上，让他加入');
    await screen.findByText(/请输入6位数字/);
    await fill('6位数字', '048213');
    await tap('数字对上，让他加入');
    await screen.findByText('李四已经是经办人。');
    expect(asked('officers.confirm')[0]).toMatchObject({ pairing: '048213' });
  });

  it('leaves confirming to another where the reader gave the code', async () => {
    const accepted = { at: invitation.at, as: 'himself' as const };
    const own = { ...invitation, state: 'accepted' as const, accepted, ownCode: true };
    server.answer('officers.invitations', { invitations: [own] });
    render(<OfficersPage />);
    await tap(/^李四/);
    await screen.findByText('要由别人核对');
    expect(screen.queryByText('数字对上，让他加入')).toBeNull();
  });

  it('ends an officer at once with a reason, and never oneself', async () => {
    server.answer('officers.end', { officerId: clerk.officerId });
    render(<OfficersPage />);
    await tap(/^钱二（您）/);
    await screen.findByText('这是您自己');
    expect(screen.queryByText('结束他的职责')).toBeNull();
    await tap('回到名单');
    await tap(/^周五/);
    await tap('结束他的职责');
    await fill('原因', '调走了');
    await tap('结束他的职责');
    await screen.findByText(/至少4个字/);
    await fill('原因', '调到别处了');
    await tap('结束他的职责');
    await screen.findByText('周五的职责已结束。');
    expect(asked('officers.end')[0]).toMatchObject({ officerId: clerk.officerId, reason: '调到别处了' });
  });

  it('goes from row to row by J and K, and opens by Enter', async () => {
    render(<OfficersPage />);
    await screen.findByText('周五');
    await screen.findByText('李四');
    const rows = screen.getAllByRole('button', { name: /周五|钱二（您）|李四/ });
    for (const row of rows) Object.defineProperty(row, 'offsetParent', { value: document.body });
    fireEvent.keyDown(document, { key: 'j' });
    fireEvent.keyDown(document, { key: 'j' });
    expect(document.activeElement).toBe(rows[1]);
    fireEvent.keyDown(document, { key: 'k' });
    expect(document.activeElement).toBe(rows[0]);
    fireEvent.keyDown(rows[0] as Element, { key: 'Enter' });
    await screen.findByText('给加入码');
  });
});

describe('whoever is no officer yet', () => {
  it('types the code that he was given and reads the number for his office', async () => {
    server.refuse('officer.me', 'NOT_AN_OFFICER', '您没有办理这项工作的权限，请联系管理员。');
    server.answer('officers.accept', {
      name: '李四',
      regions: [county],
      duties: ['roster'],
      pairing: '048213',
    });
    render(<HomePage />);
    await tap('我有加入码');
    await fill('加入码', '7KQ4');
    await tap('输入好了');
    await screen.findByText(/16位，请检查/);
    await fill('加入码', 'AAAA AAAA AAAA AAAB');
    await tap('输入好了');
    await screen.findByText(/抄错/);
    expect(asked('officers.accept')).toEqual([]);
  });
});

describe('the officers’ first page', () => {
  it('says what waits by kind, what is due, and who changed his duties', async () => {
    server.answer('officer.me', {
      ...me,
      changed: { at: Date.parse('2026-11-30T01:00:00Z'), by: ['赵一', '孙三'] },
    });
    server.answer('desk.waiting', {
      work: [
        { kind: 'proposals', count: 2 },
        { kind: 'cases', of: 'refund-requested', count: 100 },
      ],
      due: [
        {
          title: '某通知',
          label: '五（五）',
          office: '各县',
          what: '报送进度',
          on: '2026-12-04',
          time: '17:00',
        },
      ],
      messagesLeft: 0,
    });
    render(<HomePage />);
    await screen.findByText('别人提出、等您核对的');
    expect(screen.getByText('99+')).toBeTruthy();
    expect(screen.getByText('2026年12月4日 17:00以前')).toBeTruthy();
    expect(screen.getByText(/赵一提出，孙三同意/)).toBeTruthy();
  });

  it('leads to what residents apply for: the right page, view and year', async () => {
    server.answer('officer.me', me);
    server.answer('desk.waiting', {
      work: [
        { kind: 'resumptions', year: 2026, count: 1 },
        { kind: 'applications', year: 2025, count: 2 },
        { kind: 'refund-dues', year: 2026, count: 3 },
        { kind: 'uploads', count: 4 },
      ],
      due: [],
      messagesLeft: 0,
    });
    render(<HomePage />);
    await tap('居民申请恢复待遇，2026年度，1');
    await tap('补贴申领、等审核的，2025年度，2');
    await tap('该退、还没退的，2026年度，3');
    await tap('上传核对完、还没提出的文件，4');
    expect(device.moves).toEqual([
      'to /officer/duplicates/index?year=2026',
      'to /officer/reimbursements/index?work=applications&year=2025',
      'to /officer/reimbursements/index?work=refunds&year=2026',
      'to /officer/uploads/index',
    ]);
  });

  it('asks once for each message of what comes for the office, and lets that be taken back', async () => {
    server.answer('officer.me', me);
    server.answer('desk.waiting', { work: [], due: [], messagesLeft: 0 });
    server.answer('desk.agree-to-message', { messagesLeft: 1 });
    server.answer('desk.end-messages', { messagesLeft: 0 });
    render(<HomePage />);
    await tap('同意一次，发一条');
    await screen.findByText('还会发1条消息。');
    await tap('不再发消息');
    expect(asked('desk.end-messages')).toHaveLength(1);
    expect(screen.queryByText('还会发1条消息。')).toBeNull();
  });
});
