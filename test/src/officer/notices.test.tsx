import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ChainView, DraftView } from '../../../contract/notice-drafts';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import { isoDay } from '../../../policy/calendar';
import DraftPage from '../../../src/officer/notice-draft/index';
import { differencesBetween } from '../../../src/officer/notice-draft/differences';
import { fieldsOf, written } from '../../../src/officer/notice-draft/fields';
import { hourOf } from '../../../src/officer/notice-draft/Propose';
import NoticesPage from '../../../src/officer/notices/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const jincheng = '140500';
const draftId = 'a'.repeat(32);
const json = JSON.stringify(jinchengNotice);
const premium = 'rule-premium-amountFen';

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

const draft: DraftView = {
  draftId,
  region: jincheng,
  notice: 'jincheng-2024',
  title: '晋城市的通知',
  year: 2024,
  revision: 3,
  updatedAt: 0,
  proposal: null,
  sentBack: null,
  json,
  trials: [],
  paper: [{ clause: '1', paragraphs: ['（测试）每人三百八十元'] }],
  problems: [],
  before: { notice: 'jincheng-2024', number: 1, json },
  under: [],
  mayAgree: { may: false, why: '这份草稿还没有提出。' },
};

function type(id: string, value: string): void {
  const input = document.getElementById(`${id}-input`);
  if (input === null) throw new Error(`no field ${id}`);
  fireEvent.change(input, { target: { value } });
}

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

  it('takes last year’s over into the next, days and all, with the paper’s number left out', async () => {
    server.answer('notices.version', { json });
    server.answer('notices.draft-save', { revision: 1, problems: [] });
    render(<NoticesPage />);
    fireEvent.click(await screen.findByRole('button', { name: '接过来，写2025年的' }));
    await act(async () => Promise.resolve());
    const saved = JSON.parse(String(lastAsked('notices.draft-save')?.json)) as typeof jinchengNotice;
    expect(saved).toMatchObject({ id: 'jincheng-2025', year: 2025 });
    expect(saved).not.toHaveProperty('documentNumber');
    const window = saved.rules.find(({ kind }) => kind === 'window');
    expect(window).toMatchObject({ from: '2024-09-01', to: '2024-12-25' });
  });

  it('withdraws with a reason in words, and not without', async () => {
    server.answer('notices.withdraw', { from: 0, inForce: 0 });
    render(<NoticesPage />);
    fireEvent.click(await screen.findByRole('button', { name: '撤回' }));
    fireEvent.click(screen.getByRole('radio', { name: /^有误/ }));
    expect(screen.queryByRole('button', { name: '确定撤回第1版' })).toBeNull();
    type('words-jincheng-2024', '金额写错了');
    fireEvent.click(screen.getByRole('button', { name: '确定撤回第1版' }));
    await act(async () => Promise.resolve());
    expect(lastAsked('notices.withdraw')).toMatchObject({ number: 1, reason: 'error', words: '金额写错了' });
  });

  it('says where there is none', async () => {
    server.answer('notices.chains', { chains: [], drafts: [], now: 0 });
    render(<NoticesPage />);
    expect(await screen.findByText('这里还没有通知')).toBeTruthy();
  });
});

describe('a draft', () => {
  beforeEach(() => {
    device.params = { id: draftId };
  });

  it('has the paper’s text above the field, with its unit, and is sent in fen', async () => {
    server.answer('notices.draft', draft);
    server.answer('notices.draft-save', { revision: 4, problems: [] });
    render(<DraftPage />);
    const card = await screen.findByText('个人缴费标准');
    expect(card.nextSibling?.textContent).toBe('通知一：（测试）每人三百八十元');
    type(premium, '４００');
    fireEvent.click(screen.getByRole('button', { name: '存草稿，看看有没有错' }));
    expect(await screen.findByText('存好了，没有发现错误')).toBeTruthy();
    const saved = JSON.parse(String(lastAsked('notices.draft-save')?.json)) as typeof jinchengNotice;
    expect(saved.rules.find(({ rule }) => rule === 'premium')).toMatchObject({ amountFen: 40_000 });
    expect(lastAsked('notices.draft-save')).toMatchObject({ revision: 3 });
  });

  it('asks about a clause whose words still have last year’s sum, until they are written anew', async () => {
    server.answer('notices.draft', draft);
    server.answer('notices.draft-save', { revision: 4, problems: [] });
    render(<DraftPage />);
    await screen.findByText('个人缴费标准');
    const save = async () => {
      fireEvent.click(screen.getByRole('button', { name: '存草稿，看看有没有错' }));
      await screen.findByText('存好了，没有发现错误');
    };
    const asked = /规则写的是400元，这一条的说明里没有这个数，写的是380元，对吗？/;
    type(premium, '400');
    await save();
    expect(screen.getByText(asked)).toBeTruthy();
    type('notice-clauses-1-says', '2024年度每人交400元，一年一次交清。');
    await save();
    expect(screen.queryByText(asked)).toBeNull();
    const saved = JSON.parse(String(lastAsked('notices.draft-save')?.json)) as typeof jinchengNotice;
    expect(saved.clauses[1]?.says).toBe('2024年度每人交400元，一年一次交清。');
  });

  it('shows what is wrong at the field, and can’t be proposed then', async () => {
    server.answer('notices.draft', draft);
    const problems = [{ rule: 'premium', field: 'amountFen', message: '要写数字' }];
    server.answer('notices.draft-save', { revision: 4, problems });
    render(<DraftPage />);
    await screen.findByText('各条规则');
    type(premium, '四百');
    fireEvent.click(screen.getByRole('button', { name: '存草稿，看看有没有错' }));
    expect(await screen.findByText('出错：个人缴费标准：要写数字')).toBeTruthy();
    expect(String(lastAsked('notices.draft-save')?.json)).toContain('"amountFen":"四百"');
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
  });

  it('is proposed for an hour', async () => {
    server.answer('notices.draft', draft);
    server.answer('notices.propose', { revision: 3 });
    render(<DraftPage />);
    fireEvent.click(await screen.findByRole('radio', { name: /^定一个时间/ }));
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
    type('hour', '2023-12-01 08:00');
    fireEvent.click(screen.getByRole('button', { name: '提出' }));
    await act(async () => Promise.resolve());
    const inForceFrom = Date.parse('2023-12-01T08:00:00+08:00');
    expect(lastAsked('notices.propose')).toMatchObject({ draftId, revision: 3, inForceFrom });
  });

  it('that can’t be read can only be removed', async () => {
    server.answer('notices.draft', { ...draft, json: '{"half' });
    render(<DraftPage />);
    expect(await screen.findByText('这份草稿读不出来')).toBeTruthy();
    expect(screen.getByRole('button', { name: '删去这份草稿' })).toBeTruthy();
  });
});

describe('a proposed draft', () => {
  const dearer = JSON.stringify(written(jinchengNotice, { [premium]: '400' }));
  const proposal = { by: { id: 'o1', name: '陈*' }, at: 0, inForceFrom: null };
  const proposed: DraftView = { ...draft, json: dearer, proposal, mayAgree: { may: true } };
  beforeEach(() => {
    device.params = { id: draftId };
    server.answer('notices.draft', proposed);
  });

  it('shows the second officer each difference, to agree to what he has read', async () => {
    server.answer('notices.agree', { from: Date.parse('2023-11-20T12:01:30+08:00') });
    render(<DraftPage />);
    expect(await screen.findByText('个人缴费标准（一） · 金额（元）')).toBeTruthy();
    expect(screen.getByText('原来：380')).toBeTruthy();
    expect(screen.getByText('现在：400')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '核对无误，同意' }));
    expect(await screen.findByText('已经同意')).toBeTruthy();
    expect(lastAsked('notices.agree')).toMatchObject({ draftId, revision: 3 });
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

describe('the fields of a notice', () => {
  it('written back untouched are the notice as it was', () => {
    const { head, rules } = fieldsOf(jinchengNotice);
    const all = [...head, ...rules.flatMap(({ fields }) => fields)].filter(({ text }) => text !== '');
    expect(written(jinchengNotice, Object.fromEntries(all.map(({ id, text }) => [id, text])))).toEqual(
      jinchengNotice,
    );
  });

  it('are found in whatever is half written', () => {
    for (const half of [
      {},
      { rules: 'text' },
      { rules: [null, 1, {}] },
      { rules: [{ rule: 'a' }], clauses: 3 },
    ]) {
      expect(fieldsOf(half).head).toHaveLength(5);
    }
  });

  it('a rule that is gone, and one for others, are differences too', () => {
    const without = { ...jinchengNotice, rules: jinchengNotice.rules.filter(({ rule }) => rule !== 'dibao') };
    expect(differencesBetween(json, JSON.stringify(without))).toMatchObject([
      { where: '参保资助（四、4）', after: null },
    ]);
    const others = json.replace('"identities":["dibao"]', '"identities":["dibao","tekun"]');
    expect(differencesBetween(json, others)).toMatchObject([{ after: '改过，请对照通知' }]);
  });
});

it.each([
  ['2023-12-01 08:00', Date.parse('2023-12-01T08:00:00+08:00')],
  ['2023-12-01', null],
  ['2023-13-01 08:00', null],
  ['明天', null],
])('the hour %s', (text, ms) => {
  expect(hourOf(text)).toBe(ms);
});
