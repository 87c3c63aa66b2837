import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { CaseView } from '../../../contract/refunds';
import { fen } from '../../../policy/money';
import CasesPage from '../../../src/officer/cases/index';
import CodesPage from '../../../src/officer/codes/index';
import DailyPage from '../../../src/officer/daily/index';
import { actionsTogether } from '../../../src/officer/cases/Together';
import HomePage from '../../../src/officer/home/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { beNarrow, beWide } from '../wide';

const street = '360983001';
const officer = { name: '陈*', regions: [street], duties: ['money', 'codes'], today: '2023-11-20' };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', officer);
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('the officer’s first page', () => {
  it('shows only what the officer’s duties allow', async () => {
    render(<HomePage />);
    await screen.findByText('待办清单');
    expect(screen.getByText('一次性码')).toBeTruthy();
    expect(screen.queryByText('待确认身份')).toBeNull();
  });

  it('shows nothing to someone who is no officer', async () => {
    server.refuse('officer.me', 'NOT_AN_OFFICER', '您不是经办人员。');
    render(<HomePage />);
    await screen.findByText('您不是经办人员。');
    expect(screen.queryByText('待办清单')).toBeNull();
  });
});

describe('several cases of a kind', () => {
  const closable = (caseId: string): CaseView => ({
    caseId,
    kind: 'elsewhere-amount',
    region: street,
    state: 'open',
    at: Date.parse('2023-11-20T02:00:00Z'),
    orderId: null,
    refundId: null,
    people: [{ personId: 'aaaaaaaaaaaa', name: `周${caseId}`, document: '369***********2009' }],
    amountFen: fen(100),
    summary: '别处缴的少1元。',
    actions: ['close'],
  });

  it('are closed together with one note, and what is refused stays chosen and is named', async () => {
    const all = [closable('case-one'), closable('case-two')];
    server.answer('cases.list', { cases: all, next: null });
    server.refuse('cases.resolve', 'CASE_RESOLVED', '这一条已经由别人办理，请刷新列表。');
    render(<CasesPage />);
    await tap('几件一起办');
    await tap('核对过，不用处理（0件）');
    await screen.findByText(/请先选要办的/);
    await tap('这一页的2件都选上');
    await fill('处理说明，每一件都记上', '和税务部门核对过');
    await tap('核对过，不用处理（2件）');
    await screen.findByText('有2件没有办成，还选着');
    server.answer('cases.resolve', { case: all[0] });
    await tap('核对过，不用处理（2件）');
    await screen.findByText('办好了2件。');
    expect(asked('cases.resolve').at(-1)).toMatchObject({
      caseId: 'case-two',
      decision: 'close',
      note: '和税务部门核对过',
    });
  });

  it('are never paid back together, and never decided together where they are of several kinds', () => {
    const refund = { ...closable('a'), kind: 'refund-requested', actions: ['approve', 'decline'] } as const;
    expect(actionsTogether([refund, { ...refund, caseId: 'b' }])).toEqual([]);
    expect(actionsTogether([closable('a'), { ...closable('b'), kind: 'bill-missing' }])).toEqual([]);
  });

  it('are listed alone by their kind, as the first page counts them', async () => {
    device.params = { kind: 'elsewhere-amount' };
    server.answer('cases.list', { cases: [closable('case-one')], next: null });
    render(<CasesPage />);
    await screen.findByText('只看：别处缴的金额不符');
    await tap('改筛选');
    await choose('所有的');
    await waitFor(() => expect(screen.queryByText(/只看：/)).toBeNull());
    expect(asked('cases.list').map(({ kind }) => kind)).toEqual(['elsewhere-amount', undefined]);
  });
});

describe('what no machine can settle', () => {
  const one: CaseView = {
    caseId: 'c1',
    kind: 'refund-requested',
    region: street,
    state: 'open',
    at: Date.parse('2023-11-20T02:00:00Z'),
    orderId: 'o1',
    refundId: 'f1',
    people: [{ personId: 'aaaaaaaaaaaa', name: '周桂兰', document: '369***********2009' }],
    amountFen: fen(38_000),
    summary: '周**申请退费：参保人已去世。',
    actions: ['approve', 'decline'],
  };

  it('is decided only with a note that can be found later', async () => {
    server.answer('cases.list', { cases: [one], next: null });
    server.answer('cases.resolve', { case: one });
    render(<CasesPage />);
    await tap('同意退费');
    expect(asked('cases.resolve')).toEqual([]);
    fireEvent.change(screen.getByLabelText('处理说明'), { target: { value: '看过死亡证明' } });
    await tap('同意退费');
    // One tap gives nothing back: whose money it is and how much is read once more.
    await screen.findByText(/周桂兰这一年度不再由这笔缴费参保/);
    expect(asked('cases.resolve')).toEqual([]);
    await tap('确定退 380 元');
    await waitFor(() =>
      expect(asked('cases.resolve')).toEqual([
        { action: 'cases.resolve', caseId: 'c1', decision: 'approve', note: '看过死亡证明' },
      ]),
    );
  });

  it('leaves a note alone that is being written for another case meanwhile', async () => {
    const other = { ...one, caseId: 'c2', summary: '李**申请退费：参保地选错。' };
    server.answer('cases.list', { cases: [one, other], next: null });
    server.answer('cases.resolve', { case: one });
    render(<CasesPage />);
    const [note, otherNote] = await screen.findAllByLabelText('处理说明');
    if (!note || !otherNote) throw new Error('two cases wait');
    fireEvent.change(note, { target: { value: '看过死亡证明' } });
    fireEvent.change(otherNote, { target: { value: '等村里' } });
    server.answer('cases.list', { cases: [other], next: null });
    fireEvent.click(screen.getAllByText('同意退费')[0] as HTMLElement);
    await tap('确定退 380 元');
    await waitFor(() => expect(screen.queryByText(/参保人已去世/)).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('处理说明').value).toBe('等村里');
  });

  it('is offered with no other action than the case allows', async () => {
    server.answer('cases.list', { cases: [one], next: null });
    render(<CasesPage />);
    await screen.findByText('周**申请退费：参保人已去世。');
    expect(screen.queryByRole('button', { name: '重新发起退费' })).toBeNull();
  });

  it('and belongs to no place is the operator’s', async () => {
    server.answer('officer.me', { ...officer, regions: ['000000'] });
    server.answer('cases.list', {
      cases: [{ ...one, region: '', kind: 'foreign-payment', actions: ['close'] }],
      next: null,
    });
    render(<CasesPage />);
    await screen.findByText(/不属于任何一地/);
    expect(asked('cases.list')).toMatchObject([{ region: 'operator' }]);
  });

  it('says whether the insured person agrees, and lists for an agent whom nobody could ask in WeChat', async () => {
    const insured = '参保人没有用微信确认过本人，系统问不到他。';
    server.answer('cases.list', { cases: [{ ...one, insured }], next: null });
    const row = {
      place: street,
      person: one.people[0],
      amountFen: fen(38_000),
      reason: '死亡',
      askedAt: one.at,
    };
    server.answer('cases.without-wechat', { rows: [row] });
    render(<CasesPage />);
    await screen.findByText(insured);
    await tap('没有微信的参保人：取名单，上门问本人');
    await screen.findByText('有1个人要当面问');
    expect(screen.getByRole('button', { name: '保存名单，打印用' })).toBeTruthy();
  });

  it('gives a list of what to tell people without WeChat, and goes on from there once it was printed', async () => {
    const done = {
      place: '360983001',
      person: { name: '王建国', document: '369***********0017' },
      what: '缴费参保',
      year: 2024,
      who: '王*',
      at: 1_700_000_000_000,
    };
    server.answer('cases.list', { cases: [one], next: null });
    server.answer('cases.acts-without-wechat', {
      rows: [done],
      since: 1_690_000_000_000,
      until: 1_700_000_000_001,
      isWhole: false,
    });
    server.answer('cases.acts-told', { until: 1_700_000_000_001 });
    render(<CasesPage />);
    await tap('没有微信的参保人：取告知名单');
    await screen.findByText(/以后有1件事要告诉本人，没列完，请接着取下一份/);
    expect(screen.getByRole('button', { name: '保存告知名单，打印用' })).toBeTruthy();
    await tap('已经打印，下一份从这以后取');
    await screen.findByText('记下了，下一份从这以后取');
    expect(asked('cases.acts-told')).toMatchObject([{ until: 1_700_000_000_001, isWhole: false }]);
  });

  it('says so where the list is empty', async () => {
    server.answer('cases.list', { cases: [], next: null });
    render(<CasesPage />);
    await screen.findByText('没有要看的');
  });

  it('is turned over a page at a time, and back, only where there is another page', async () => {
    server.answer('cases.list', { cases: [one], next: '1700000000000-case-1' });
    render(<CasesPage />);
    await tap('看后面的');
    await waitFor(() =>
      expect(asked('cases.list')).toMatchObject([{ after: null }, { after: '1700000000000-case-1' }]),
    );
    server.answer('cases.list', { cases: [one], next: null });
    await tap('回到最前面');
    await waitFor(() => expect(screen.queryByRole('button', { name: '看后面的' })).toBeNull());
    expect(screen.queryByRole('button', { name: '回到最前面' })).toBeNull();
  });
});

describe('a one-time code', () => {
  // The specimen number printed in GB 11643-1999.
  const number = '11010519491231002X';

  it('is shown once, and the number that was typed is gone', async () => {
    server.answer('codes.issue', {
      code: '482913',
      expiresAt: Date.parse('2023-11-20T03:00:00Z'),
      known: true,
    });
    render(<CodesPage />);
    fireEvent.change(await screen.findByLabelText('姓名'), { target: { value: '王建国' } });
    fireEvent.change(screen.getByLabelText('居民身份证号码'), { target: { value: number } });
    await tap('看过证件，发一次性码');
    await screen.findByText('482913');
    await tap('给下一位发码');
    expect(screen.queryByText('482913')).toBeNull();
    expect(screen.getByLabelText('居民身份证号码')).toHaveProperty('value', '');
  });

  it('is not asked for with a wrong number', async () => {
    render(<CodesPage />);
    fireEvent.change(await screen.findByLabelText('姓名'), { target: { value: '王建国' } });
    fireEvent.change(screen.getByLabelText('居民身份证号码'), { target: { value: '110105194912310021' } });
    await tap('看过证件，发一次性码');
    expect(asked('codes.issue')).toEqual([]);
  });
});

describe('a one-time code for another document', () => {
  const passport = async () => {
    render(<CodesPage />);
    fireEvent.change(await screen.findByLabelText('姓名'), { target: { value: 'Maria Rossi' } });
    await tap('用的是别的证件');
    fireEvent.click(screen.getByRole('radio', { name: '护照' }));
    fireEvent.change(screen.getByLabelText('护照号码'), { target: { value: 'yb1234567' } });
  };
  const born = (...parts: readonly string[]) =>
    ['年，四位数字', '月', '日'].forEach((part, at) =>
      fireEvent.change(screen.getByLabelText(new RegExp(`^出生日期，${part}`)), {
        target: { value: parts[at] },
      }),
    );

  it('asks for the birth date that a passport’s number does not carry', async () => {
    server.answer('codes.issue', { code: '482913', expiresAt: 0, known: true });
    await passport();
    await tap('看过证件，发一次性码');
    expect(screen.getByRole('link', { name: '护照号码里没有出生日期，请填写出生日期。' })).toBeTruthy();
    born('1980', '5', '6');
    await tap('看过证件，发一次性码');
    await screen.findByText('482913');
    expect(asked('codes.issue')).toMatchObject([
      {
        name: 'Maria Rossi',
        document: { kind: 'passport', number: 'yb1234567' },
        birthDate: '1980-05-06',
      },
    ]);
    expect(screen.queryByText('系统里原来没有这个人')).toBeNull();
  });

  it('says so where nobody had the number before', async () => {
    server.answer('codes.issue', { code: '482913', expiresAt: 0, known: false });
    await passport();
    born('1980', '5', '6');
    await tap('看过证件，发一次性码');
    await screen.findByText('系统里原来没有这个人');
  });
});

describe('the daily books', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z')));
  afterEach(() => jest.restoreAllMocks());

  /** One who collects, and one difference. */
  function showsOneDay(): void {
    server.answer('statements.get', {
      statements: [
        {
          region: street,
          day: '2023-11-19',
          paidFen: 76_000,
          refundedFen: 38_000,
          netFen: 38_000,
          lines: [],
        },
      ],
    });
    server.answer('bills.differences', {
      compared: true,
      differences: [
        { kind: 'missing-in-ledger', entry: 'payment', number: 'x9', billFen: 6_000, ledgerFen: null },
      ],
    });
  }

  it('show yesterday: what the collecting office is owed, and where WeChat’s bill differs', async () => {
    showsOneDay();
    render(<DailyPage />);
    await screen.findByText('应归这里 380 元');
    expect(screen.getByText('收款 · 微信有，我们没有')).toBeTruthy();
    expect(asked('statements.get')).toMatchObject([{ region: street, day: '2023-11-19' }]);
  });

  it('are lines of tables at a computer', async () => {
    beWide();
    showsOneDay();
    render(<DailyPage />);
    const differences = await screen.findByRole('table', { name: '和微信账单的差异' });
    expect(differences.textContent).toContain('微信有，我们没有');
    expect(screen.getByRole('table', { name: '各收款单位' }).textContent).toContain('380元');
    beNarrow();
  });

  it('list what was booked here; each leads to the people of its order, at a computer from a table', async () => {
    const orderId = 'ab'.repeat(16);
    server.answer('statements.get', { statements: [] });
    server.answer('bills.differences', { compared: true, differences: [] });
    server.answer('statements.own-day', {
      sums: [],
      moves: [
        { orderId, line: 0, region: street, channel: 'wechat', kind: 'payment', amountFen: fen(38_000) },
      ],
      more: false,
    });
    const phone = render(<DailyPage />);
    await tap('看订单里的人');
    phone.unmount();
    beWide();
    render(<DailyPage />);
    await tap(/^收款，380元，微信支付/);
    beNarrow();
    expect(device.moves).toHaveLength(2);
    for (const move of device.moves) expect(move).toMatch(/look=file&begun=[0-9a-f]{32}$/);
  });
});
