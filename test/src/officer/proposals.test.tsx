import { render, screen, waitFor } from '@testing-library/react';
import type { ProposalView } from '../../../contract/proposals';
import { fen } from '../../../policy/money';
import HomePage from '../../../src/officer/home/index';
import ProposalsPage from '../../../src/officer/proposals/index';
import { problemsOf, takenWords } from '../../../src/officer/proposals/words';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { beNarrow, beWide } from '../wide';

const region = '140502';
const proposalId = 'a'.repeat(32);

const waiting: ProposalView = {
  proposalId,
  act: 'mutual-aid.import-balances',
  region,
  state: 'proposed',
  proposer: '陈*',
  at: Date.parse('2023-11-20T01:00:00Z'),
  own: false,
  decider: null,
  decidedAt: null,
  reason: null,
  parts: 2,
  applied: 0,
  sums: { rows: 120, sumFen: fen(6_000_050) },
  edited: 0,
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '吴*', regions: [region], duties: ['money'], today: '2023-11-20' });
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function whole(proposal: ProposalView, whyNot: string | null = null) {
  const rows = [{ name: '王*', document: '149***********0019', words: '余额600元' }];
  return { proposal, whyNot, rows, edited: [], outcomes: [] };
}

function list(...proposals: readonly ProposalView[]): void {
  server.answer('proposals.list', {
    proposals,
    next: null,
    kinds: [{ act: waiting.act, waiting: 3, byOthers: 2 }],
  });
}

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

it('the officers’ home says how much of others waits', async () => {
  server.answer('desk.waiting', { work: [{ kind: 'proposals', count: 1 }], due: [], messagesLeft: 0 });
  render(<HomePage />);
  await screen.findByRole('button', { name: '别人提出、等您核对的，1' });
});

it('at a computer what waits are lines of a table, each of which opens', async () => {
  beWide();
  list(waiting);
  server.answer('proposals.get', whole(waiting));
  render(<ProposalsPage />);
  await tap(/^共济账户余额文件，120行.*核对$/);
  await screen.findByText('余额600元');
  beNarrow();
});

it('are narrowed to one kind, with how many wait and how many of them are others’, and to all again', async () => {
  list(waiting);
  render(<ProposalsPage />);
  await tap('筛选');
  await choose('共济账户余额文件（3件，别人提出2件）');
  await screen.findByText('只看：共济账户余额文件');
  expect(asked('proposals.list').at(-1)).toMatchObject({ region, act: waiting.act, after: null });
  server.answer('proposals.list', { proposals: [], next: null, kinds: [] });
  await choose('已经办完的');
  await waitFor(() =>
    expect(asked('proposals.list').at(-1)).toMatchObject({ state: 'ended', act: waiting.act }),
  );
  await choose('所有的');
  await waitFor(() => expect(asked('proposals.list').at(-1)).not.toHaveProperty('act'));
});

it('what was put right on the page stands beside what is to be agreed to', async () => {
  list({ ...waiting, edited: 2 });
  const words = '第5行：王*把“余额”由六百改成600。';
  const edited = [{ name: '王*', document: '149***********0019', words }];
  server.answer('proposals.get', { ...whole({ ...waiting, edited: 2 }), edited });
  render(<ProposalsPage />);
  await tap('核对');
  await screen.findByText('其中2行在网页上改过');
  screen.getByText(words);
  screen.getByText(/还有1行/);
});

describe('a proposal of another officer', () => {
  it('is looked through, and agreed to until all its parts hold', async () => {
    list(waiting);
    server.answer('proposals.get', whole(waiting));
    server.answer('proposals.agree', { state: 'applying', applied: 1, parts: 2 });
    server.answer('proposals.go-on', { state: 'done', applied: 2, parts: 2 });
    render(<ProposalsPage />);
    await screen.findByText(/^120行，共60,?000.50元$/);
    await tap('核对');
    await screen.findByText('余额600元');
    server.answer('proposals.get', {
      ...whole({ ...waiting, state: 'done', decider: '吴*', decidedAt: Date.now() }),
      edited: [],
      outcomes: [
        { data: { taken: 99, rejected: [{ row: 7, field: '', message: '号码不对' }] } },
        { refusal: { code: 'IMPORT_DIFFERS', message: '这个编号已经导入过不同的内容。' } },
      ],
    });
    await tap('核对过，同意');
    await screen.findByText('第1段第7行（不算表头）没有采用：号码不对');
    await screen.findByText('第2段没有生效：这个编号已经导入过不同的内容。');
    expect(asked('proposals.agree')).toMatchObject([{ proposalId }]);
    expect(asked('proposals.go-on')).toHaveLength(1);
  });

  it('is not agreed to where he may not, and the page says who may', async () => {
    list(waiting);
    server.answer('proposals.get', whole(waiting, '这件事关系到您本人或您的家人。'));
    render(<ProposalsPage />);
    await tap('核对');
    await screen.findByText('这件事关系到您本人或您的家人。');
    expect(screen.queryByRole('button', { name: '核对过，同意' })).toBeNull();
  });

  it('is sent back with a reason only', async () => {
    list(waiting);
    server.answer('proposals.get', whole(waiting));
    server.answer('proposals.stop', { state: 'refused' });
    render(<ProposalsPage />);
    await tap('核对');
    await screen.findByText('余额600元');
    await tap('退回');
    await screen.findByText('出错：请把原因写清楚一点，至少4个字');
    expect(asked('proposals.stop')).toEqual([]);
    await fill('退回的原因', '和纸面文件不一致');
    await tap('退回');
    expect(asked('proposals.stop')).toMatchObject([{ proposalId, reason: '和纸面文件不一致' }]);
  });
});

it('what was not taken of a file of one part is told by its rows', async () => {
  const done: ProposalView = { ...waiting, act: 'mutual-aid.read-result', state: 'done', parts: 1 };
  list(done);
  const problems = [{ row: 2, field: '结果', message: '结果应为“成功”或“失败”。' }];
  const outcomes = [{ data: { accepted: 1, rejected: 0, repeated: 0, problems } }];
  server.answer('proposals.get', { ...whole(done), outcomes });
  render(<ProposalsPage />);
  await tap('查看');
  await screen.findByText('第2行（不算表头）没有采用：结果应为“成功”或“失败”。');
});

it('one’s own can be taken back', async () => {
  const own = { ...waiting, own: true };
  list(own);
  server.answer('proposals.get', whole(own, '这是您自己提出的。'));
  render(<ProposalsPage />);
  await tap('查看');
  await screen.findByText('这是您自己提出的。');
  expect(screen.getByRole('button', { name: '撤回' })).toBeTruthy();
});

describe('a file of payments made elsewhere', () => {
  const part = { taken: 3, repeated: false, enrolled: 2, twice: 1, amountDiffers: 1, known: 0 };
  const outcomes = [
    { data: { ...part, rejected: [{ row: 4, field: '缴费日期', message: '缴费日期还没有到。' }] } },
    { data: { ...part, rejected: [] } },
  ];

  it('says what came of all its parts, and which lines were not taken', () => {
    expect(takenWords('elsewhere.import', outcomes)).toBe(
      '按这份名单参保4人；已经参保又缴的2笔，在待办清单里；金额不符的2笔，在待办清单里',
    );
    expect(problemsOf('elsewhere.import', outcomes)).toEqual([
      '第1段第4行（不算表头）没有采用：缴费日期还没有到。',
    ]);
  });

  it('says how many another list has too; a part of the release before counts none', () => {
    const [first] = outcomes;
    const listed = { data: { ...part, listed: 2, rejected: [] } };
    expect(takenWords('elsewhere.import', first === undefined ? [] : [first, listed])).toBe(
      '按这份名单参保4人；已经参保又缴的2笔，在待办清单里；别的名单上也有的2笔，在待办清单里；金额不符的2笔，在待办清单里',
    );
  });

  it('says nothing before anything of it holds', () => {
    expect([takenWords('elsewhere.import', []), takenWords('roster.import', outcomes)]).toEqual(['', '']);
  });
});
