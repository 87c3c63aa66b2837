import { render, screen, within } from '@testing-library/react';
import type { ReimbursementBatchView, ReimbursementView } from '../../../contract/reimbursements';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import ReimbursementsPage from '../../../src/officer/reimbursements/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const region = '220202';
const notice = { id: 'jilin-city-2024', title: '吉林市给予补贴的通知', draft: true };

function overview(more: object = {}) {
  return {
    notices: [notice],
    refunds: false,
    counts: [{ state: 'due', count: 3 }],
    ready: [
      { fund: 'city-finance', accountKind: 'relief', count: 2 },
      { fund: 'city-finance', accountKind: null, count: 1 },
    ],
    telling: [{ office: '残联', notice: notice.id, clause: '4.2.2', untold: 1, told: 0 }],
    ...more,
  };
}

const applied: ReimbursementView = {
  reimbursementId: 'a1b2c3d4-2024',
  person: { name: '王建国', document: '220***********0012' },
  region,
  year: 2024,
  notice: notice.id,
  title: notice.title,
  draft: true,
  clause: '2.1',
  identity: '返贫致贫人口',
  amountFen: fen(14_000),
  fund: 'city-finance',
  way: 'apply',
  applyBy: isoDay('2024-12-31'),
  state: 'applied',
  account: { kind: 'own', bank: '农业银行', holder: '王**', number: '**** 8901' },
  application: { relation: 'self', on: isoDay('2024-01-05') },
  applicant: null,
  paidOn: null,
  reason: null,
  tells: '乡村振兴部门',
  toldOn: null,
  mayApply: true,
  batch: null,
  updatedAt: 17,
};

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
    await tap('提出同意1人');
    await screen.findByText('已提出同意1人，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([
      {
        act: 'reimbursements.approve',
        content: { region, applications: [{ reimbursementId: 'a1b2c3d4-2024', updatedAt: 17 }] },
      },
    ]);
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
    await tap('准备一批');
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

  it('give way, where no notice pays back, to who is due a refund unasked', async () => {
    server.answer(
      'reimbursements.overview',
      overview({ notices: [], refunds: true, ready: [], telling: [], counts: [] }),
    );
    const due = {
      recordId: 'a1b2c3d4-2024',
      person: applied.person,
      region,
      state: 'due',
      paidOn: '2023-11-20',
      paidFen: 38_000,
      amountFen: 32_000,
      words: '按第三（二）条，资助的部分退给付款人。',
    };
    server.answer('refund-dues.list', { dues: [due], next: null, counts: [{ state: 'due', count: 1 }] });
    server.answer('proposals.propose', { state: 'proposed' });
    render(<ReimbursementsPage />);
    const line = await screen.findByText('退320元');
    expect(within(line.parentElement as HTMLElement).getByText('王建国')).toBeTruthy();
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
