import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReimbursementBatchView, ReimbursementView } from '../../../contract/reimbursements';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import ReimbursementsPage from '../../../src/officer/reimbursements/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { watchSavedFiles } from '../saved-files';
import { beNarrow, beWide } from '../wide';
import { applied, overview, region } from './reimbursement-samples';

const batch: ReimbursementBatchView = {
  number: '20240105-1',
  region,
  year: 2024,
  fund: 'city-finance',
  accountKind: 'relief',
  state: 'prepared',
  lines: 2,
  sumFen: fen(28_000),
  preparedAt: Date.parse('2024-01-05T02:00:00Z'),
  releasedAt: null,
  isDone: true,
  paid: 0,
  returned: 0,
  open: 2,
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [region], duties: ['money'], today: '2024-01-05' });
  server.answer('reimbursements.overview', overview());
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-01-05T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

/** For a reason, of whom the line is about. */
async function seeWholeNumber(): Promise<void> {
  server.answer('persons.number', { documents: [{ kind: 'resident-id', number: '220000000000000012' }] });
  await tap('看王建国完整证件号码');
  expect(asked('persons.number')).toEqual([]);
  await choose('和本人或家人联系时核对');
  await screen.findByText(/220000000000000012/);
  expect(asked('persons.number')).toMatchObject([{ region, personId: 'aaaaaaaaaaaa', reason: 'call' }]);
}

describe('reimbursements, in an officer’s eyes', () => {
  it('stand by state, fund and account, with the draft said', async () => {
    render(<ReimbursementsPage />);
    await screen.findByText('依据的还是征求意见稿');
    const ready = document.getElementById('ready');
    expect(ready?.textContent).toContain('市级财政救助资金领取账户2人');
    expect(ready?.textContent).toContain('还没有账号1人');
    expect(document.getElementById('telling')?.textContent).toContain('残联还没通知1人');
  });

  it('are agreed to together, by the revision that was read, once another officer agrees', async () => {
    server.answer('reimbursements.list', { reimbursements: [applied], next: null });
    server.answer('proposals.propose', { state: 'proposed' });
    render(<ReimbursementsPage />);
    await choose('审核申领');
    await seeWholeNumber();
    await tap('提出同意1人');
    await screen.findByText('已提出同意1人，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([
      {
        act: 'reimbursements.approve',
        content: { region, applications: [{ reimbursementId: 'a1b2c3d4-2024', updatedAt: 17 }] },
      },
    ]);
  });

  it('open at the work and the year that the first page counted', async () => {
    device.params = { work: 'applications', year: '2024' };
    server.answer('reimbursements.list', { reimbursements: [applied], next: null });
    render(<ReimbursementsPage />);
    await screen.findByText('提出同意1人');
    expect(asked('reimbursements.list')).toMatchObject([{ region, year: 2024, state: 'applied' }]);
  });

  it('are as many on a computer’s page as one proposal agrees to', async () => {
    window.matchMedia = (media: string) =>
      Object.assign(new EventTarget(), { matches: true, media }) as never;
    server.answer('reimbursements.list', { reimbursements: [applied], next: null });
    try {
      render(<ReimbursementsPage />);
      await choose('审核申领');
      await screen.findByText('表里选着1人。');
    } finally {
      Reflect.deleteProperty(window, 'matchMedia');
    }
    expect(asked('reimbursements.list')).toMatchObject([{ state: 'applied', many: true }]);
  });

  it('are declined with a reason alone', async () => {
    server.answer('reimbursements.list', { reimbursements: [applied], next: null });
    server.answer('reimbursements.decline', { reimbursement: { ...applied, state: 'declined' } });
    render(<ReimbursementsPage />);
    await choose('审核申领');
    await tap('不同意');
    await tap('确认不同意');
    expect(document.body.textContent).toContain('请写清楚为什么');
    await fill('为什么不同意', '户名和身份证不一样');
    await tap('确认不同意');
    expect(asked('reimbursements.decline')).toMatchObject([
      { reimbursementId: 'a1b2c3d4-2024', reason: '户名和身份证不一样' },
    ]);
  });

  it('are put into a batch, whose release is refused in the server’s words as long as the notice is a draft', async () => {
    server.answer('reimbursements.batches', { batches: [batch], next: null });
    server.answer('reimbursements.prepare-batch', { batch, more: false });
    server.refuse('proposals.propose', 'NOTICE_IS_DRAFT', '还是征求意见稿，不能放行发放。');
    render(<ReimbursementsPage />);
    await choose('批次和放行');
    await tap('全部装进批次（2人）');
    expect(asked('reimbursements.prepare-batch')).toMatchObject([
      { region, year: 2024, fund: 'city-finance', accountKind: 'relief' },
    ]);
    const card = await screen.findByText('20240105-1');
    expect(card).toBeTruthy();
    await tap('提出放行');
    await screen.findByText('没有办成');
    expect(document.body.textContent).toContain('还是征求意见稿，不能放行发放。');
    expect(asked('proposals.propose')).toMatchObject([
      { act: 'reimbursements.release', content: { region, number: '20240105-1', lines: 2, sumFen: 28_000 } },
    ]);
  });

  it('have their batches in a table at a computer, each of which opens with the same acts', async () => {
    beWide();
    server.answer('reimbursements.batches', { batches: [batch], next: null });
    render(<ReimbursementsPage />);
    await choose('批次和放行');
    const table = await screen.findByRole('table', { name: '补贴批次' });
    expect(table.textContent).toContain('还没有放行');
    expect(screen.queryByRole('button', { name: '提出放行' })).toBeNull();
    await tap('20240105-1');
    await screen.findByRole('button', { name: '提出放行' });
    expect(screen.getByRole('button', { name: '解散这一批' })).toBeTruthy();
    beNarrow();
  });

  it('are put into batches until none is due: each call goes on where the last was, and what one batch has no room for comes into the next', async () => {
    server.answer('reimbursements.batches', { batches: [], next: null });
    const filled = (number: string, lines: number, isDone: boolean, more: boolean) => ({
      batch: { ...batch, number, lines, isDone },
      more,
    });
    const answers = [
      filled('20240105-1', 1_200, false, true),
      filled('20240105-1', 2_000, true, true),
      filled('20240105-2', 30, true, false),
    ];
    server.answerEach('reimbursements.prepare-batch', () => answers.shift());
    render(<ReimbursementsPage />);
    await choose('批次和放行');
    await tap('全部装进批次（2人）');
    await waitFor(() => expect(asked('reimbursements.prepare-batch')).toHaveLength(3));
    const numbers = asked('reimbursements.prepare-batch').map(({ number }) => number);
    expect(numbers).toEqual(['20240105-1', '20240105-1', '20240105-2']);
  });

  it('in a batch that was cut off are gone on with, and not released before', async () => {
    const begun = { ...batch, lines: 1_200, isDone: false };
    server.answer('reimbursements.batches', { batches: [begun], next: null });
    server.answer('reimbursements.prepare-batch', { batch, more: false });
    render(<ReimbursementsPage />);
    await choose('批次和放行');
    await screen.findByText('已经装入1200人，还没有装完。');
    expect(screen.queryByRole('button', { name: '提出放行' })).toBeNull();
    await tap('接着装');
    expect(asked('reimbursements.prepare-batch')).toMatchObject([{ number: '20240105-1', year: 2024 }]);
  });

  it('are told by department and ticked', async () => {
    server.answer('reimbursements.to-tell', {
      reimbursements: [{ ...applied, state: 'to-apply', tells: '残联', application: null, account: null }],
      next: null,
    });
    server.answer('reimbursements.tick', { changed: 1 });
    render(<ReimbursementsPage />);
    await choose('通知名单');
    await tap('已通知');
    expect(asked('reimbursements.tick')).toMatchObject([
      { region, year: 2024, reimbursementIds: ['a1b2c3d4-2024'], told: true },
    ]);
  });

  describe('whom a department has to tell', () => {
    const toTell = (reimbursementId: string, name: string): ReimbursementView => ({
      ...applied,
      reimbursementId,
      person: { ...applied.person, name },
      state: 'to-apply',
      tells: '残联',
      application: null,
      account: null,
    });
    const all = [toTell('a1', '王建国'), toTell('b2', '=李秀英'), toTell('c3', '周桂兰')];
    afterEach(beNarrow);

    async function openList(): Promise<void> {
      server.answer('reimbursements.to-tell', { reimbursements: all, next: null });
      server.answer('reimbursements.tick', { changed: 2 });
      render(<ReimbursementsPage />);
      await choose('通知名单');
    }

    it('are rows of a table at a computer, chosen by keys and ticked together', async () => {
      beWide();
      await openList();
      const table = await screen.findByRole('table', { name: '通知名单' });
      expect(within(table).getAllByRole('rowheader')).toHaveLength(3);
      const row = screen.getByRole('button', { name: '王建国' });
      fireEvent.keyDown(row, { key: ' ' });
      fireEvent.keyDown(row, { key: 'ArrowDown' });
      expect(document.activeElement?.textContent).toBe('=李秀英');
      fireEvent.keyDown(document.activeElement as Element, { key: ' ' });
      await tap('选着的2人都通知了');
      await screen.findByText('记下了，2人已经通知');
      expect(asked('reimbursements.tick')).toMatchObject([{ reimbursementIds: ['a1', 'b2'], told: true }]);
    });

    it('are chosen on a phone too, and saved alone or with the whole page, without a formula', async () => {
      const files = watchSavedFiles();
      await openList();
      await tap('这一页3人存成名单，打印用');
      await tap('只选其中几个人');
      fireEvent.click(await screen.findByRole('checkbox', { name: /^=李秀英/ }));
      await tap('选着的1人存成名单，打印用');
      const [whole = '', one = ''] = await files.texts();
      expect(whole.split('\r\n')).toHaveLength(4);
      expect(one.split('\r\n')).toHaveLength(2);
      expect(one).toContain(`"'=李秀英"`);
      await tap('选着的1人都通知了');
      expect(asked('reimbursements.tick')).toMatchObject([{ reimbursementIds: ['b2'], told: true }]);
    });

    it('are narrowed by the server to those who wait long', async () => {
      await openList();
      await tap('筛选');
      await choose('等了7天以上');
      await screen.findByText('只看：等了7天以上');
      expect(asked('reimbursements.to-tell').at(-1)).toMatchObject({ told: false, to: '2023-12-29' });
    });

    it('are saved whole for the department, however many pages they are', async () => {
      const files = watchSavedFiles();
      server.answerEach('reimbursements.to-tell', () =>
        asked('reimbursements.to-tell').at(-1)?.after === null
          ? { reimbursements: all, next: '1-c3' }
          : { reimbursements: [toTell('d4', '赵德明')], next: null },
      );
      render(<ReimbursementsPage />);
      await choose('通知名单');
      await tap('整份存成名单');
      await waitFor(async () => expect(await files.texts()).toHaveLength(1));
      const [whole = ''] = await files.texts();
      expect(whole.split('\r\n')).toHaveLength(5);
      expect(whole).toContain('赵德明');
      expect(whole).toContain(`"'=李秀英"`);
    });

    it('name in the saved list a village that only a later page has', async () => {
      const files = watchSavedFiles();
      const added = { code: '220202901901', name: '新溪村' };
      server.answer('places.named', { places: [added], successors: [] });
      server.answerEach('reimbursements.to-tell', () =>
        asked('reimbursements.to-tell').at(-1)?.after === null
          ? { reimbursements: all, next: '1-c3' }
          : { reimbursements: [{ ...toTell('d4', '赵德明'), region: added.code }], next: null },
      );
      render(<ReimbursementsPage />);
      await choose('通知名单');
      await tap('整份存成名单');
      await waitFor(async () => expect(await files.texts()).toHaveLength(1));
      expect((await files.texts())[0]).toContain('新溪村');
    });

    it('have no second button where one page has them all', async () => {
      await openList();
      await screen.findByText('周桂兰');
      expect(screen.queryByRole('button', { name: '整份存成名单' })).toBeNull();
    });

    it('go back to those who are not told only where they were chosen', async () => {
      await openList();
      await choose('已经通知的');
      await screen.findByText('周桂兰');
      expect(screen.queryByRole('button', { name: /^这一页3人/ })).toBeNull();
      await tap('只选其中几个人');
      fireEvent.click(await screen.findByRole('checkbox', { name: /^周桂兰/ }));
      await tap('选着的1人记错了，还没通知');
      expect(asked('reimbursements.tick')).toMatchObject([{ reimbursementIds: ['c3'], told: false }]);
    });
  });

  it('say who was told when, and when it really came, or that the notice’s last day is over', async () => {
    const told = { ...applied, toldOn: isoDay('2024-01-03') };
    const paid = { ...applied, reimbursementId: 'b', state: 'paid', paidOn: isoDay('2024-04-02') } as const;
    const late = { ...paid, paidBy: isoDay('2024-03-31') };
    const open = { ...applied, reimbursementId: 'c', state: 'due', paidBy: isoDay('2023-12-31') } as const;
    server.answer('reimbursements.list', { reimbursements: [told, late, open], next: null });
    render(<ReimbursementsPage />);
    await choose('审核申领');
    await screen.findByText('已发放');
    for (const words of [
      '2024年1月3日通知过',
      '2024年4月2日发到账户，晚于通知的期限2024年3月31日',
      '还没有发放，已经过了通知的期限2023年12月31日',
    ]) {
      expect(document.body.textContent).toContain(words);
    }
  });

  it('give way, where no notice pays back, to who is due a refund unasked', async () => {
    server.answer(
      'reimbursements.overview',
      overview({ notices: [], refunds: true, ready: [], telling: [], counts: [] }),
    );
    const due = {
      recordId: 'a1b2c3d4-2024',
      personId: 'aaaaaaaaaaaa',
      person: applied.person,
      region,
      state: 'due',
      paidOn: '2023-11-20',
      paidFen: 38_000,
      amountFen: 32_000,
      ...{ wechatDueFen: 32_000, wechatGivenFen: 0, windowFen: 0 },
      words: '按第三（二）条，资助的部分退给付款人。',
      updatedAt: 23,
    };
    server.answer('refund-dues.list', { dues: [due], next: null, counts: [{ state: 'due', count: 1 }] });
    server.answer('proposals.propose', { state: 'proposed' });
    render(<ReimbursementsPage />);
    const line = await screen.findByText('退320元');
    expect(within(line.parentElement as HTMLElement).getByText('王建国')).toBeTruthy();
    await seeWholeNumber();
    await tap('提出退1人');
    await screen.findByText('已提出退1人，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([
      {
        act: 'refund-dues.give',
        content: { region, dues: [{ recordId: 'a1b2c3d4-2024', amountFen: 32_000 }] },
      },
    ]);
  });
});
