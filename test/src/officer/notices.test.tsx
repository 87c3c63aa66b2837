import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ChainView } from '../../../contract/notice-drafts';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import { isoDay } from '../../../policy/calendar';
import { clauseOf } from '../../../src/officer/notice-draft/form/plain-values';
import { hourOf } from '../../../src/officer/notice-draft/Propose';
import NoticesPage from '../../../src/officer/notices/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { type } from './fields';

const jincheng = '140500';
const json = JSON.stringify(jinchengNotice);

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  const duties = ['notices'];
  server.answer('officer.me', { name: '陈*', regions: [jincheng], duties, today: isoDay('2023-11-20') });
});

const chain: ChainView = {
  notice: 'jincheng-2024',
  title: '晋城市的通知',
  year: 2024,
  regions: [jincheng],
  overlays: null,
  inForce: 1,
  goesOnFrom: 1,
  unfit: [],
  setAside: [],
  ending: null,
  entries: [
    {
      kind: 'published',
      number: 1,
      version: 'v1',
      title: '晋城市的通知',
      documentNumber: '晋市医保发〔2023〕40号（测试）',
      issuedOn: null,
      from: Date.parse('2023-09-01T08:00:00+08:00'),
      proposer: { id: 'o1', name: '陈*' },
      proposedAt: 0,
      agreer: { id: 'o2', name: '吴*' },
      agreedAt: 0,
    },
  ],
};

function lastAsked(action: string) {
  return server.asked.filter((one) => one.action === action).at(-1);
}

describe('the list of notices', () => {
  beforeEach(() => {
    const now = Date.parse('2023-11-20T12:00:00+08:00');
    server.answer('notices.chains', { chains: [chain], drafts: [], now });
  });

  it('says what holds, and who answered for it', async () => {
    render(<NoticesPage />);
    expect(await screen.findByText('正在执行：第1版')).toBeTruthy();
    expect(screen.getByText(/2023年9月1日 08:00起生效，晋市医保发.*陈\*提出，吴\*同意/)).toBeTruthy();
  });

  it('says until when it holds once it was taken out, and doesn’t offer that again', async () => {
    const now = Date.parse('2023-11-20T12:00:00+08:00');
    const out = {
      ...{ kind: 'withdrawn', number: 1, from: now + 90_000, reason: 'error', words: '金额写错了' },
      ...{ by: { id: 'o1', name: '陈*' }, at: now },
    } as const;
    const taken = { ...chain, entries: [...chain.entries, out] };
    server.answer('notices.chains', { chains: [taken], drafts: [], now });
    render(<NoticesPage />);
    expect(await screen.findByText('正在执行：第1版；2023年11月20日 12:01起停下')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤回或停止执行' })).toBeNull();
  });

  it('says of a draft to which nobody agreed by its hour that it wasn’t published', async () => {
    const now = Date.parse('2023-11-20T12:00:00+08:00');
    const proposal = {
      by: { id: 'o1', name: '陈*' },
      at: now - 7_200_000,
      inForceFrom: now - 1,
      confirmed: [],
    };
    const summary = { draftId: 'd1', region: jincheng, notice: '', title: '新通知', year: 2024, revision: 1 };
    const late = { ...summary, updatedAt: now, proposal, sentBack: null };
    const waits = { ...late, draftId: 'd2', proposal: { ...proposal, inForceFrom: now + 1 } };
    server.answer('notices.chains', { chains: [chain], drafts: [late, waits], now });
    render(<NoticesPage />);
    expect(await screen.findByText('到定的时间没有人同意，没有发布，请重新提出。陈*提出')).toBeTruthy();
    expect(document.body.textContent).toContain('等另一位经办人同意，2023年11月20日 12:00起生效');
  });

  it('takes last year’s over into the next, days and all, with the paper’s number left out', async () => {
    server.answer('notices.version', { json });
    server.answer('notices.draft-save', { revision: 1, problems: [], toConfirm: [] });
    render(<NoticesPage />);
    fireEvent.click(await screen.findByRole('button', { name: '接过来，写2025年的' }));
    await act(async () => Promise.resolve());
    const saved = JSON.parse(String(lastAsked('notices.draft-save')?.json)) as typeof jinchengNotice;
    expect(saved).toMatchObject({ id: 'jincheng-2025', year: 2025 });
    expect(saved).not.toHaveProperty('documentNumber');
    const window = saved.rules.find(({ kind }) => kind === 'window');
    expect(window).toMatchObject({ from: '2024-09-01', to: '2024-12-25' });
  });

  it.each([
    ['2024-09-10', ['2025']],
    ['2025-09-10', ['2025', '2026']],
    ['2027-09-10', ['2027', '2028']],
  ])(
    'on %s offers to take it over for %s: a place may have brought out none for years',
    async (day, years) => {
      const now = Date.parse(`${day}T12:00:00+08:00`);
      server.answer('notices.chains', { chains: [chain], drafts: [], now });
      render(<NoticesPage />);
      const offered = await screen.findAllByRole('button', { name: /^接过来/ });
      expect(offered.map(({ textContent }) => textContent)).toEqual(
        years.map((year) => `接过来，写${year}年的`),
      );
    },
  );

  it('withdraws with a reason in words, and not without', async () => {
    server.answer('notices.withdraw', { from: 0, inForce: 0 });
    const says = ['撤回以后，执行随程序发布的一版。', '补充它的通知对不上。'];
    server.answer('notices.withdrawal-preview', { inForce: 0, says });
    render(<NoticesPage />);
    fireEvent.click(await screen.findByRole('button', { name: '撤回或停止执行' }));
    fireEvent.click(screen.getByRole('radio', { name: /^有误/ }));
    for (const sentence of says) expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '确定撤回第1版' })).toBeNull();
    type('words-jincheng-2024', '金额写错了');
    fireEvent.click(screen.getByRole('button', { name: '确定撤回第1版' }));
    await act(async () => Promise.resolve());
    expect(lastAsked('notices.withdraw')).toMatchObject({ number: 1, words: '金额写错了' });
  });

  it('asks a second officer where nothing is wrong with the version', async () => {
    server.answer('notices.end', { from: null });
    server.answer('notices.withdrawal-preview', { inForce: null, says: ['没有一版在执行。'] });
    render(<NoticesPage />);
    fireEvent.click(await screen.findByRole('button', { name: '撤回或停止执行' }));
    fireEvent.click(screen.getByRole('radio', { name: /不再执行/ }));
    type('words-jincheng-2024', '并入全市的通知');
    fireEvent.click(screen.getByRole('button', { name: '提出，请另一位经办人同意' }));
    await act(async () => Promise.resolve());
    const asked = { number: 1, reason: 'ended', words: '并入全市的通知' };
    expect(lastAsked('notices.end')).toMatchObject(asked);
  });

  it('lets a second officer agree to an end, in the words in which it was asked for', async () => {
    const asked = { number: 1, reason: 'ended', words: '并入全市的通知' } as const;
    const by = { id: 'o1', name: '陈*' };
    const ending = {
      ...asked,
      by,
      at: Date.parse('2023-11-20T09:00:00+08:00'),
      mayAgree: { may: true },
    } as const;
    server.answer('notices.chains', { chains: [{ ...chain, ending }], drafts: [], now: ending.at });
    server.answer('notices.end', { from: 0 });
    server.answer('notices.withdrawal-preview', { inForce: null, says: ['没有一版在执行。'] });
    render(<NoticesPage />);
    expect(await screen.findByText('没有一版在执行。')).toBeTruthy();
    expect(
      await screen.findByText(/陈\*2023年11月20日 09:00提出，第1版停止执行：并入全市的通知/),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '同意，不再执行这一版' }));
    await act(async () => Promise.resolve());
    expect(lastAsked('notices.end')).toMatchObject({ notice: 'jincheng-2024', ...asked });
  });

  it('says to whoever asked for an end that another one has to agree', async () => {
    const why = '这是您提出的，请另一位经办人来同意。';
    const ending = {
      ...{ number: 1, reason: 'replaced', words: '并入全市的通知', by: { id: 'o1', name: '陈*' }, at: 0 },
      ...{ mayAgree: { may: false, why } },
    } as const;
    server.answer('notices.chains', { chains: [{ ...chain, ending }], drafts: [], now: 0 });
    render(<NoticesPage />);
    expect(await screen.findByText(why)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '同意，不再执行这一版' })).toBeNull();
  });

  it('says what doesn’t fit any more what the notice is laid over', async () => {
    const unfit = ['规则 top-up：没有这种身份。补上它。'];
    server.answer('notices.chains', { chains: [{ ...chain, unfit }], drafts: [], now: 0 });
    render(<NoticesPage />);
    expect(await screen.findByText('规则 top-up：没有这种身份。补上它。')).toBeTruthy();
  });

  it('says where another notice holds instead of one that came with the product', async () => {
    const setAside = ['晋城市执行的是经办机构发布的另一份。'];
    server.answer('notices.chains', { chains: [{ ...chain, setAside }], drafts: [], now: 0 });
    render(<NoticesPage />);
    expect(await screen.findByText('晋城市执行的是经办机构发布的另一份。')).toBeTruthy();
  });

  it('lets a place that has none begin its first, of this year or the next, with nothing said yet', async () => {
    const now = Date.parse('2023-11-20T12:00:00+08:00');
    server.answer('notices.chains', { chains: [], drafts: [], now });
    server.answer('notices.draft-save', { revision: 1, problems: [], toConfirm: [] });
    render(<NoticesPage />);
    expect(await screen.findByText('这里还没有通知')).toBeTruthy();
    expect(screen.getByRole('button', { name: '从头写2023年度的' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '从头写2024年度的' }));
    await act(async () => Promise.resolve());
    expect(lastAsked('notices.draft-save')).toMatchObject({ region: jincheng, revision: 0, trials: [] });
    expect(JSON.parse(String(lastAsked('notices.draft-save')?.json))).toEqual({
      format: 2,
      id: '140500-2024',
      title: '',
      issuers: [],
      draft: false,
      year: 2024,
      regions: [jincheng],
      clauses: [],
      rules: [],
    });
  });
});

it.each([
  ['二（四）', '2.4'],
  ['第二条', '2'],
  ['十二（三）1', '12.3.1'],
  ['2.4', '2.4'],
  ['附件', 'annex'],
  ['不是条款', '不是条款'],
])('the clause that is typed as %s', (typed, clause) => {
  expect(clauseOf(typed)).toBe(clause);
});

it.each([
  ['2023-12-01 08:00', Date.parse('2023-12-01T08:00:00+08:00')],
  ['2023-12-01', null],
  ['2023-13-01 08:00', null],
  ['2023-11-31 08:00', null],
  ['2023-12-01 25:00', null],
  ['2023年12月1日 8:00', Date.parse('2023-12-01T08:00:00+08:00')],
  ['２０２３－１２－０１ ０８：００', Date.parse('2023-12-01T08:00:00+08:00')],
  ['明天', null],
])('the hour %s', (text, ms) => {
  expect(hourOf(text)).toBe(ms);
});
