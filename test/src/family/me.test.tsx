import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { PersonEventView, RefundQuestion, SeerView } from '../../../contract/me';
import { fen } from '../../../policy/money';
import MePage from '../../../src/packages/family/me/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const person = { name: '王**', document: '369***********0017' };
const noon = Date.parse('2023-11-20T12:00:00+08:00');

const stranger: SeerView = {
  seerId: 'aaaaaaaa',
  name: '',
  nameProven: false,
  relation: 'other',
  since: noon,
  consentBy: 'on-behalf',
  sees: 'amount',
};
const daughter: SeerView = {
  seerId: 'bbbbbbbb',
  name: '王*',
  nameProven: true,
  relation: 'parent',
  since: noon,
  consentBy: 'on-behalf',
  sees: 'all-by-consent',
  agreedAt: noon,
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('me.events', { events: [], next: null });
  server.answer('messages.mine', { agreed: [], offered: [] });
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('who sees me', () => {
  it('names each of them, what he may see, and whether anybody checked his name', async () => {
    server.answer('me.get', {
      person,
      seenBy: [daughter, { ...stranger, name: '李*' }],
      refundQuestions: [],
    });
    render(<MePage />);
    await screen.findByText('王* · 说您是他的父母');
    expect(screen.getByText('李*（姓名没有核实） · 说您是他的其他家人')).toBeTruthy();
    expect(screen.getByText('他能看到：您应缴多少、缴到哪天、缴了没有。')).toBeTruthy();
  });

  it('offers to take back what was agreed to, and nothing else', async () => {
    server.answer('me.get', { person, seenBy: [daughter, stranger], refundQuestions: [] });
    server.answer('me.revoke', { seenBy: [stranger] });
    render(<MePage />);
    const [button, ...others] = await screen.findAllByRole('button', { name: '不再让他看全部内容' });
    expect(others).toEqual([]);
    if (button !== undefined) fireEvent.click(button);
    await screen.findByText('已经收回');
    expect(asked('me.revoke')).toMatchObject([{ seerId: 'bbbbbbbb' }]);
  });

  it('says what was done in one’s name, by whom, when and for how much', async () => {
    const events: PersonEventView[] = [
      { kind: 'insured', by: 'payer', payer: '王*', at: noon, year: 2024, amountFen: fen(38_000) },
      { kind: 'code-issued', by: 'office', at: noon },
      { kind: 'applied', by: 'payer', at: noon, year: 2024 },
      { kind: 'corrected', corrected: 'name', by: 'office', at: noon },
    ];
    server.answer('me.get', { person, seenBy: [], refundQuestions: [] });
    server.answer('me.events', { events, next: null });
    render(<MePage />);
    await screen.findByText('王*缴费成功，已经参保（2024年度，380 元）');
    expect(screen.getByText('一位没有留姓名的付款人登记了参保（2024年度）')).toBeTruthy();
    expect(screen.getByText('医保、认定部门或窗口发了一个一次性码，可以用来确认是您本人')).toBeTruthy();
    expect(screen.getByText('医保、认定部门或窗口更正了您的姓名')).toBeTruthy();
    expect(screen.getAllByText('2023年11月20日 12:00')).toHaveLength(4);
  });

  it('leads who has not proved who he is to the code, and asks for nothing of anybody', async () => {
    server.answer('me.get', { person: null, seenBy: [], refundQuestions: [] });
    render(<MePage />);
    await screen.findByRole('button', { name: '用一次性码确认是我本人' });
    expect(asked('me.events')).toEqual([]);
  });

  it('tells who was the person before that another WeChat is he now', async () => {
    server.answer('me.get', { person: null, tieEndedAt: noon, seenBy: [], refundQuestions: [] });
    render(<MePage />);
    await screen.findByText('这个微信不再是您本人');
  });
});

describe('a message of what others do in one’s name', () => {
  const offered = [{ kind: 'in-my-name' }];
  beforeEach(() => server.answer('me.get', { person, seenBy: [], refundQuestions: [] }));

  it('is offered with what it tells and when, and says how many are left once it is agreed to', async () => {
    server.answer('messages.mine', { agreed: [], offered });
    server.answer('messages.agree', { agreed: [{ kind: 'in-my-name', left: 1 }], offered });
    render(<MePage />);
    const button = await screen.findByRole('button', { name: '有人用我的名字办事，告诉我' });
    expect(screen.getByText(/不写金额，也不写身份。同意一次，只发一条，白天发。$/)).toBeTruthy();
    fireEvent.click(button);
    await screen.findByText('还会发1条消息');
    expect(asked('messages.agree')).toMatchObject([{ kinds: ['in-my-name'] }]);
  });

  it('is taken back by a tap', async () => {
    server.answer('messages.mine', { agreed: [{ kind: 'in-my-name', left: 2 }], offered });
    server.answer('messages.take-back', { agreed: [], offered });
    render(<MePage />);
    const button = await screen.findByRole('button', { name: '不再提醒' });
    server.answer('messages.mine', { agreed: [], offered });
    fireEvent.click(button);
    await waitFor(() => expect(screen.queryByText(/^还会发2条/)).toBeNull());
    expect(asked('messages.take-back')).toMatchObject([{ kind: 'in-my-name' }]);
  });
});

describe('a payer who wants money back that ends one’s insurance', () => {
  const question: RefundQuestion = {
    requestId: 'request-1',
    payer: '王*',
    year: 2024,
    amountFen: fen(38_000),
    reason: '重复缴费',
    askedAt: noon,
    answerUntil: noon + 7 * 86_400_000,
  };

  it('is asked about in words that say what follows, and both answers are open', async () => {
    server.answer('me.get', { person, seenBy: [], refundQuestions: [question] });
    server.answer('me.answer-refund', { refundQuestions: [{ ...question, agreed: false }] });
    render(<MePage />);
    await screen.findByText(/王\*申请退回给您缴的2024年度医保费 380 元/);
    expect(document.body.textContent).toContain(
      '2023年11月20日 12:00，王*申请退回给您缴的2024年度医保费 380 元，理由是“重复缴费”。退了以后，您这一年度的参保就停止。',
    );
    expect(document.body.textContent).toContain('2023年11月27日 12:00以前等您答复，工作人员不会先办。');
    server.answer('me.get', { person, seenBy: [], refundQuestions: [{ ...question, agreed: false }] });
    fireEvent.click(screen.getByRole('button', { name: '不同意，我要继续参保' }));
    await screen.findByText('您答复了：不同意。工作人员办理以前可以改。');
    expect(asked('me.answer-refund')).toMatchObject([{ requestId: 'request-1', agree: false }]);
    expect(screen.queryByRole('button', { name: '不同意，我要继续参保' })).toBeNull();
    expect(screen.getByRole('button', { name: '同意退费' })).toBeTruthy();
  });
});
