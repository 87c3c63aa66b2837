import { isoDay } from '../../../policy/calendar';
import { fireEvent, render, screen } from '@testing-library/react';
import ClausePage from '../../../src/packages/help/clause/index';
import ContactsPage from '../../../src/packages/help/contacts/index';
import QuestionsPage from '../../../src/packages/help/faq/index';
import { residentsAsk } from '../../../src/answers/residents-ask/questions';
import SettingsPage from '../../../src/packages/help/settings/index';
import { answerSheet } from '../../../src/state/answers';
import { kept, keepResult } from '../../../src/state/kept';
import { place } from '../../../src/state/place';
import { preferences, setCare } from '../../../src/state/preferences';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { jincheng, ruizhou, answered } from '../answers/answered';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  place.set({ region: ruizhou });
  setCare(false);
});

describe('a question that residents ask', () => {
  it('is answered from the clauses of the place', () => {
    device.params = { q: 'until-when' };
    render(<QuestionsPage />);
    // 二(二) names the last day of the window and the last date.
    expect(document.body.textContent).toContain('12月31日');
    fireEvent.click(screen.getByRole('link', { name: '依据第二（二）条，查看说明' }));
    expect(device.moves).toEqual(['to /packages/help/clause/index?notice=ruizhou-2024&clause=2.2']);
  });

  it('begins with the date itself', () => {
    device.params = { q: 'until-when' };
    render(<QuestionsPage />);
    const answer = document.querySelector('#faq-answer')?.textContent ?? '';
    expect(answer.startsWith('2023年12月31日')).toBe(true);
  });

  it.each(residentsAsk.map(({ code }) => code))('gives a sentence a paragraph: %s', (q) => {
    device.params = { q };
    render(<QuestionsPage />);
    const paragraphs = [...document.querySelectorAll('#faq-answer .para')];
    for (const { textContent } of paragraphs) expect(textContent).not.toMatch(/[。；].*[^。；”）\s]/s);
  });

  it.each([
    ['paying for one’s parents', 'by-phone', '给家人参保', '/packages/family/list/index'],
    ['refunds', 'refund', '缴费记录和凭证', '/packages/pay/orders/index'],
    ['receipts', 'receipt', '缴费记录和凭证', '/packages/pay/orders/index'],
    ['a wrong amount', 'not-registered', '我的记录', '/packages/records/list/index'],
  ])('about %s leads to where it is done here', (_what, q, label, path) => {
    device.params = { q };
    render(<QuestionsPage />);
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${label}`) }));
    expect(device.moves).toEqual([`to ${path}`]);
  });

  it('says what exactly the notice leaves open', () => {
    device.params = { q: 'refund' };
    render(<QuestionsPage />);
    expect(document.querySelector('#notice-silent')?.textContent).toContain('退不退，通知没有写');
  });

  it('marks what only a draft says', () => {
    place.set({ region: '220202' });
    device.params = { q: 'reimbursed-when' };
    render(<QuestionsPage />);
    expect(screen.getAllByText(/征求意见稿/).length).toBeGreaterThan(0);
  });

  it('explains whom the notice means by its words', () => {
    render(<QuestionsPage />);
    expect(document.querySelector('#terms')?.textContent).toContain('六类对象');
  });

  it('is left open where the notice doesn’t say', () => {
    place.set({ region: jincheng });
    device.params = { q: 'missed' };
    render(<QuestionsPage />);
    expect(screen.getByText('当地的通知没有说')).toBeTruthy();
  });
});

describe('a clause', () => {
  beforeEach(() => {
    device.params = { notice: 'ruizhou-2024', clause: '4.4' };
  });

  it('shows the official sentences where an office has loaded them', async () => {
    server.answer('notices.official-text', {
      loaded: true,
      clauses: [{ clause: '4.4', paragraphs: ['原文一段'] }],
    });
    render(<ClausePage />);
    await screen.findByText('原文一段');
    expect(server.asked).toEqual([
      { action: 'notices.official-text', notice: 'ruizhou-2024', clauses: ['4.4'] },
    ]);
  });

  it('says so where none has', async () => {
    server.answer('notices.official-text', { loaded: false, clauses: [] });
    render(<ClausePage />);
    await screen.findByText(/还没有把通知原文放上来/);
  });

  it('explains the words that it uses', async () => {
    device.params = { notice: 'ruizhou-2024', clause: '3.1' };
    render(<ClausePage />);
    await screen.findByText('六类对象');
    expect(document.querySelector('#terms')?.textContent).toContain('残疾军人');
  });

  it('keeps its plain words without a connection', async () => {
    render(<ClausePage />);
    await screen.findByText('原文暂时读取不到');
    expect(document.querySelector('#plain-words')?.textContent).toContain('90天');
  });
});

describe('whom to ask', () => {
  it('calls the place’s own number at a tap', async () => {
    server.answer('places.contacts', {
      region: ruizhou,
      source: 'office',
      contacts: [
        { name: '便民服务中心', phone: '0795-0000001', purpose: 'questions' },
        { name: '医疗保障服务热线', phone: '12393', purpose: 'both' },
      ],
    });
    render(<ContactsPage />);
    fireEvent.click(await screen.findByRole('button', { name: '拨打 0795-0000001' }));
    expect(device.calls).toEqual(['0795-0000001']);
    expect(screen.getAllByRole('button', { name: '拨打 12393' })).toHaveLength(1);
  });

  it('still has the national lines without a connection', async () => {
    render(<ContactsPage />);
    await screen.findByText('现在没有网络');
    expect(screen.getByRole('button', { name: '拨打 12393' })).toBeTruthy();
  });
});

describe('settings', () => {
  it('change care mode and letters', () => {
    render(<SettingsPage />);
    fireEvent.click(screen.getByRole('radio', { name: /^关怀版/ }));
    fireEvent.click(screen.getByRole('radio', { name: '最大（30）' }));
    expect(preferences.get()).toEqual({ care: true, step: 4 });
    expect(screen.queryByRole('radio', { name: '标准（17）' })).toBeNull();
  });

  it('clear what was answered on this phone', () => {
    answerSheet.set(answered(ruizhou));
    keepResult(answered(ruizhou), isoDay('2023-11-20'), '应缴 380 元');
    render(<SettingsPage />);
    fireEvent.click(screen.getByRole('button', { name: /^清除本机上的测算/ }));
    expect(answerSheet.get()).toBeNull();
    expect(kept.get()).toEqual([]);
    expect(screen.getByText('已清除：回答和保存的结果都没有了')).toBeTruthy();
  });
});
