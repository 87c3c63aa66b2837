import { act, fireEvent, render, screen } from '@testing-library/react';
import type { DraftView } from '../../../contract/notice-drafts';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import { isoDay } from '../../../policy/calendar';
import DraftPage from '../../../src/officer/notice-draft/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { draft, draftId, jincheng, json } from './a-draft';
import { type, words } from './fields';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  const duties = ['notices'];
  server.answer('officer.me', { name: '陈*', regions: [jincheng], duties, today: isoDay('2023-11-20') });
});

function lastAsked(action: string) {
  return server.asked.filter((one) => one.action === action).at(-1);
}

describe('a proposed draft', () => {
  const dearer = json.replace('"amountFen":38000', '"amountFen":40000');
  const proposal = { by: { id: 'o1', name: '陈*' }, at: 0, inForceFrom: null, confirmed: [] };
  const proposed: DraftView = { ...draft, json: dearer, proposal, mayAgree: { may: true } };
  beforeEach(() => {
    device.params = { id: draftId };
    server.answer('notices.draft', proposed);
  });

  it('shows the second officer each difference in a sentence with its fields, to agree to what he has read', async () => {
    server.answer('notices.agree', { from: Date.parse('2023-11-20T12:01:30+08:00') });
    render(<DraftPage />);
    const sentence = await screen.findByText('个人缴费标准：每人每年380元 → 每人每年400元（多20元），第一条');
    expect(sentence.nextSibling?.textContent).toBe('金额（元）：原来380元，现在400元');
    fireEvent.click(screen.getByRole('button', { name: '核对无误，同意' }));
    expect(await screen.findByText('已经同意')).toBeTruthy();
    expect(lastAsked('notices.agree')).toMatchObject({ draftId, revision: 3 });
  });

  it('shows the second officer what is unusual and who confirmed it, before he agrees', async () => {
    const finding = {
      rule: 'premium',
      field: 'amountFen',
      message: '上一年是300元，现在写的是400元，对吗？',
    };
    server.answer('notices.draft', { ...proposed, proposal: { ...proposal, confirmed: [finding] } });
    render(<DraftPage />);
    expect(await screen.findByText('这些和一般的不同，陈*核对后打了勾，请您也对一遍')).toBeTruthy();
    expect(words('confirmed')).toContain('个人缴费标准，金额：上一年是300元，现在写的是400元，对吗？');
  });

  it('of which a rule is gone, and one is for others, says so', async () => {
    const without = jinchengNotice.rules.filter(({ rule }) => rule !== 'prone-to-poverty');
    const others = JSON.stringify({ ...jinchengNotice, rules: without }).replace(
      '"identities":["dibao"]',
      '"identities":["dibao","clergy"]',
    );
    server.answer('notices.draft', { ...proposed, json: others });
    render(<DraftPage />);
    await screen.findByText('已经提出');
    expect(words('differences')).toContain('不再有资助参保');
    expect(words('differences')).toContain('对谁：原来低保对象，现在低保对象、宗教教职人员');
  });

  it('goes back with a reason', async () => {
    server.answer('notices.send-back', { revision: 3 });
    render(<DraftPage />);
    await screen.findByText('已经提出');
    type('why', '窗口写错了');
    fireEvent.click(screen.getByRole('button', { name: '退回' }));
    await act(async () => Promise.resolve());
    expect(lastAsked('notices.send-back')).toMatchObject({ why: '窗口写错了' });
  });

  it('offers its author no agreement, and says why', async () => {
    const mayAgree = { may: false, why: '您写过或提出过这份草稿。' } as const;
    server.answer('notices.draft', { ...proposed, mayAgree });
    render(<DraftPage />);
    expect(await screen.findByText('您写过或提出过这份草稿。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '核对无误，同意' })).toBeNull();
  });
});
