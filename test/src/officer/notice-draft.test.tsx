import { act, fireEvent, render, screen } from '@testing-library/react';
import type { DraftView } from '../../../contract/notice-drafts';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import type { NoticeDocument } from '../../../policy';
import { takeOver } from '../../../policy/authoring';
import { firstDraft } from '../../../policy/authoring/first-draft';
import { isoDay } from '../../../policy/calendar';
import DraftPage from '../../../src/officer/notice-draft/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { draft, draftId, jincheng, json } from './a-draft';
import { tap, type, words } from './fields';

const premium = 'rule-premium-amountFen';
const window = 'rule-window-to';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  const duties = ['notices'];
  server.answer('officer.me', { name: '陈*', regions: [jincheng], duties, today: isoDay('2023-11-20') });
});

/** Saves and gives back the notice as it was sent. */
async function save(): Promise<typeof jinchengNotice> {
  tap('continue');
  await screen.findByText(/^存好了/, {}, { timeout: 10_000 });
  return JSON.parse(String(lastAsked('notices.draft-save')?.json)) as typeof jinchengNotice;
}

function lastAsked(action: string) {
  return server.asked.filter((one) => one.action === action).at(-1);
}

describe('a draft', () => {
  beforeEach(async () => {
    device.params = { id: draftId };
    server.answer('notices.draft', draft);
    server.answer('notices.draft-save', { revision: 4, problems: [], toConfirm: [] });
    server.answer('notices.draft-paper', { revision: 4 });
  });

  async function shown(): Promise<void> {
    render(<DraftPage />);
    await screen.findByText('一条一条对照');
  }

  it('has the paper’s text beside the rule, and a sum in yuan, which is sent in fen', async () => {
    await shown();
    expect(words('clause-1')).toMatch(/通知一（测试）每人三百八十元.*个人缴费标准每人每年380元/);
    tap('rule-premium-open');
    expect(words(premium)).toContain('金额（元）');
    type(premium, '４００');
    const saved = await save();
    expect(saved.rules.find(({ rule }) => rule === 'premium')).toMatchObject({ amountFen: 40_000 });
    expect(lastAsked('notices.draft-save')).toMatchObject({ revision: 3 });
  });

  it('that is saved untouched is the notice as it was', async () => {
    await shown();
    expect(await save()).toEqual(jinchengNotice);
  });

  it('asks about a clause whose words still have last year’s sum, until they are written anew', async () => {
    await shown();
    tap('rule-premium-open');
    type(premium, '400');
    const asked = /规则写的是400元，这一条的说明里没有这个数，写的是380元，对吗？/;
    expect(screen.getByText(asked)).toBeTruthy();
    type('notice-clauses-1-says', '2024年度每人交400元，一年一次交清。');
    expect(screen.queryByText(asked)).toBeNull();
    expect((await save()).clauses[1]?.says).toBe('2024年度每人交400元，一年一次交清。');
  });

  it('says at the field what is wrong while it is typed, in yuan, and what to write instead', async () => {
    await shown();
    expect(words('no-problems')).toContain('没有发现错误');
    tap('rule-prone-to-poverty-open');
    type('rule-prone-to-poverty-gives-amountFen', '2.85');
    const wrong = '资助参保，金额：资助只有2.85元，像是少写了两位。应是285元的，写285。';
    expect(words('rule-prone-to-poverty-gives-amountFen')).toContain(`出错：${wrong}`);
    expect(words('problems')).toContain(wrong);
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
    type('rule-prone-to-poverty-gives-amountFen', '两百八');
    expect(words('rule-prone-to-poverty-gives-amountFen')).toMatch(/写的是“两百八”，不能用/);
    expect((await save()).rules.find(({ rule }) => rule === 'prone-to-poverty')).toMatchObject({
      gives: { amountFen: '两百八' },
    });
  });

  it('shows what only the server knows at its place, until something is changed', async () => {
    const problems = [{ rule: null, field: 'year', message: '参保年度是2024年，现在不能写。' }];
    server.answer('notices.draft', { ...draft, problems });
    await shown();
    expect(words('notice-year')).toContain('出错：参保年度：参保年度是2024年，现在不能写。');
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
  });

  it('is proposed for an hour', async () => {
    server.answer('notices.propose', { revision: 3 });
    await shown();
    fireEvent.click(screen.getByRole('radio', { name: /^定一个时间/ }));
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
    type('hour', '2023-11-31 08:00');
    expect(words('hour')).toContain('出错：没有这个时间。写成 2026-09-01 08:00 这样');
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
    type('hour', '2023-12-01 08:00');
    fireEvent.click(screen.getByRole('button', { name: '提出' }));
    await act(async () => Promise.resolve());
    const inForceFrom = Date.parse('2023-12-01T08:00:00+08:00');
    expect(lastAsked('notices.propose')).toMatchObject({ draftId, revision: 3, inForceFrom });
  });

  it('is proposed once each unusual figure is ticked, and says which were', async () => {
    const finding = {
      rule: 'premium',
      field: 'amountFen',
      message: '上一年是380元，现在写的是500元，对吗？',
    };
    server.answer('notices.draft', { ...draft, toConfirm: [finding] });
    server.answer('notices.propose', { revision: 3 });
    await shown();
    expect(words('to-confirm')).toContain('个人缴费标准，金额：上一年是380元，现在写的是500元，对吗？');
    expect(screen.queryByRole('button', { name: '提出' })).toBeNull();
    expect(words('still-open')).toBe('还有1处没有打勾，都打了勾才能提出。');
    tap('confirm-0');
    fireEvent.click(screen.getByRole('button', { name: '提出' }));
    await act(async () => Promise.resolve());
    expect(lastAsked('notices.propose')).toMatchObject({ inForceFrom: null, confirmed: [finding] });
  });

  it('that can’t be read can only be removed', async () => {
    server.answer('notices.draft', { ...draft, json: '{"half' });
    render(<DraftPage />);
    expect(await screen.findByText('这份草稿读不出来')).toBeTruthy();
    expect(screen.getByRole('button', { name: '删去这份草稿' })).toBeTruthy();
  });

  it('that is half written is shown as far as it goes', async () => {
    for (const half of [
      {},
      { rules: 'text' },
      { rules: [null, 1, {}] },
      { rules: [{ rule: 'a' }], clauses: 3 },
    ]) {
      server.answer('notices.draft', { ...draft, json: JSON.stringify(half) });
      const { unmount } = render(<DraftPage />);
      await screen.findByText('一条一条对照');
      expect(document.getElementById('problems')).toBeTruthy();
      unmount();
    }
  });

  it('takes the paper’s text, pasted, by its clauses', async () => {
    await shown();
    tap('load-paper');
    type('paper', '关于缴费的通知\n一、标准\n每人四百元。\n二、时间\n（一）十月起。\n');
    expect(words('paper-split')).toContain('拆成4条：开头、第一条、第二条、二（一）');
    tap('keep-paper');
    expect(await screen.findByText('已经装进来，共4条。')).toBeTruthy();
    expect(lastAsked('notices.draft-paper')).toMatchObject({ draftId, revision: 3 });
    expect(words('clause-1')).toContain('每人四百元。');
    expect(words('clause-2.1')).toContain('写这一条的说明');
  });
});

describe('next year’s notice, from last year’s', () => {
  const { notice: next } = takeOver(jinchengNotice as unknown as NoticeDocument, 2025);
  const taken: DraftView = {
    ...draft,
    json: JSON.stringify(next),
    before: { notice: 'jincheng-2024', number: 0, json },
    paper: [],
  };
  beforeEach(async () => {
    device.params = { id: draftId };
    const duties = ['notices'];
    server.answer('officer.me', { name: '陈*', regions: [jincheng], duties, today: isoDay('2024-09-10') });
    server.answer('notices.draft', taken);
    server.answer('notices.draft-save', { revision: 4, problems: [], toConfirm: [] });
    render(<DraftPage />);
    await screen.findByText('一条一条对照');
  });

  function ruleOf(notice: unknown, name: string): unknown {
    return (notice as NoticeDocument).rules.find(({ rule }) => rule === name);
  }

  it('gets a longer wait for each year missed by hand, another premium, window and two aids', async () => {
    // The premium goes up by 20 yuan; so do the sums that the paper states for shares of it.
    tap('rule-premium-open');
    type(premium, '400');
    for (const [name, stated] of [
      ['returned-to-poverty', '360'],
      ['dibao', '320'],
    ] as const) {
      tap(`rule-${name}-open`);
      type(`rule-${name}-gives-statedFen`, stated);
    }
    tap('rule-window-open');
    type(window, '2024-12-31');
    tap('rule-prone-to-poverty-open');
    type('rule-prone-to-poverty-gives-amountFen', '300');
    // The new rule: a clause of its own, a wait of three months and one more for each year missed.
    type('new-clause', '六（一）');
    tap('add-clause');
    tap('add-rule-6.1');
    tap('add-rule-6.1-cover');
    tap('rule-cover-who-some');
    expect(words('rule-cover-who-words')).toBe('还没有加条件，现在对所有人');
    tap('rule-cover-who-0-more');
    tap('rule-cover-who-0-missedYearsAtLeast-add');
    type('rule-cover-who-0-missedYearsAtLeast', '1');
    expect(words('rule-cover-who-words')).toBe('断缴满1年');
    tap('rule-cover-from-day');
    type('rule-cover-from-day', '2025-01-01');
    type('rule-cover-to', '2025-12-31');
    tap('rule-cover-more');
    tap('rule-cover-wait-add');
    tap('rule-cover-wait-1');
    type('rule-cover-wait-months', '3');
    tap('rule-cover-wait-counting-same-day');
    tap('rule-cover-wait-from-payment');
    tap('rule-cover-wait-more');
    tap('rule-cover-wait-perMissedYear-add');
    type('rule-cover-wait-perMissedYear-months', '1');
    type('rule-cover-wait-perMissedYear-after', '0');
    const notice = await save();
    expect(ruleOf(notice, 'cover')).toEqual({
      rule: 'cover',
      clause: '6.1',
      kind: 'cover',
      who: [{ missedYearsAtLeast: 1 }],
      from: '2025-01-01',
      to: '2025-12-31',
      wait: { months: 3, counting: 'same-day', from: 'payment', perMissedYear: { months: 1, after: 0 } },
    });
    expect(ruleOf(notice, 'window')).toMatchObject({ to: '2024-12-31' });
    expect(words('rule-cover')).toContain(
      '断缴满1年：从2025年1月1日到2025年12月31日，等3个月，每断缴一年多等1个月',
    );
  });

  it('lets two tiers be declared and chosen by their names: no code is typed or read', async () => {
    tap('add-rule-1');
    tap('add-rule-1-tiers');
    tap('rule-tiers-tiers-add');
    type('rule-tiers-tiers-0-name', '低档');
    tap('rule-tiers-tiers-add');
    type('rule-tiers-tiers-1-name', '高档');
    expect(document.getElementById('rule-tiers-tiers-0-code')).toBeNull();
    expect(words('rule-tiers-usual')).toMatch(/低档高档$/);
    tap('rule-tiers-usual-1');
    tap('rule-premium-open');
    tap('rule-premium-more');
    tap('rule-premium-tier-add');
    expect(words('rule-premium-tier')).toMatch(/里有的一档。低档高档$/);
    tap('rule-premium-tier-2');
    expect(words('problems')).toContain('“低档”没有写对所有人的个人缴费标准');
    const notice = await save();
    expect(ruleOf(notice, 'tiers')).toMatchObject({
      tiers: [
        { code: '1', name: '低档' },
        { code: '2', name: '高档' },
      ],
      usual: '1',
    });
    expect(ruleOf(notice, 'premium')).toMatchObject({ tier: '2' });
  });

  it('says what to add first where a rule names a tier and there is none', () => {
    tap('rule-premium-open');
    tap('rule-premium-more');
    tap('rule-premium-tier-add');
    expect(words('rule-premium-tier')).toContain('先加一条“缴费档次”');
  });

  it('shows for whom the answer is another one, with both amounts, clauses and why', () => {
    tap('rule-prone-to-poverty-open');
    type('rule-prone-to-poverty-gives-amountFen', '300');
    tap('show-effects');
    // 380 less 280 is 100; 380 less 300 is 80.
    expect(words('effects')).toMatch(/因为资助参保.*资助280元.*资助300元（.*）（多20元），四（一）/);
    expect(words('effects')).toMatch(
      /突发严重困难户，集中缴费期里缴原来：可以缴费，缴100元.*四（一）.*现在：可以缴费，缴80元/,
    );
    expect(words('effects')).not.toContain('70岁的老人');
    expect(words('show-unchanged')).toMatch(/^看看和原来一样的\d{2}种人$/);
    tap('show-unchanged');
    expect(words('unchanged')).toContain('70岁的老人，集中缴费期里缴：可以缴费，缴380元');
  });

  it('shows what residents will read', () => {
    tap('show-residents-ask');
    expect(words('asked-how-much')).toMatch(/今年要交多少钱？.*380/);
    expect(document.querySelectorAll('[id^="asked-"]')).toHaveLength(25);
    tap('answered-by-never-ill');
    tap('answered-by-never-ill-clause-1');
    tap('answered-by-never-ill-premium');
    tap('answered-by-never-ill');
    expect(words('asked-never-ill')).toMatch(/380 元.*每人交380元，一年一次交清。/);
  });

  it('holds trial cases against it with every key, and sends them along', async () => {
    tap('new-trial-open');
    type('trial-name', '45岁的低保对象');
    type('trial-facts-payOn', '2024-10-10');
    tap('trial-facts-more');
    tap('trial-facts-identities-add');
    tap('trial-facts-identities-0-code-choose');
    tap('trial-facts-identities-0-code-dibao');
    type('trial-facts-identities-0-since', '2022-01-01');
    expect(document.getElementById('add-trial')).toBeNull();
    // Four fifths of 380 yuan are borne: 76 are left.
    type('trial-payFen', '76');
    tap('add-trial');
    expect(words('trials')).toBe('45岁的低保对象按通知要缴76元算出来一样去掉这个试算');
    tap('rule-dibao-open');
    type('rule-dibao-gives-percent', '90');
    type('rule-dibao-gives-statedFen', '342');
    expect(words('trials')).toContain('对不上：要缴的按通知应是76元，按规则算出38元');
    await save();
    expect(lastAsked('notices.draft-save')?.trials).toEqual([
      {
        name: '45岁的低保对象',
        facts: { payOn: '2024-10-10', identities: [{ code: 'dibao', since: '2022-01-01' }] },
        payFen: 7_600,
      },
    ]);
  });

  it('says what a clause is left with when its rule goes', async () => {
    tap('rule-returned-to-poverty-open');
    tap('rule-returned-to-poverty-remove');
    expect(words('rule-returned-to-poverty-removing')).toContain('通知四、2没有一条规则用到');
    tap('rule-returned-to-poverty-remove-sure');
    expect(document.getElementById('rule-returned-to-poverty')).toBeNull();
    expect(words('problems')).toContain('没有一条规则用到，也没有写为什么不用');
    expect((await save()).rules.map(({ rule }) => rule)).not.toContain('returned-to-poverty');
  });
});

describe('the first notice of a place', () => {
  it('is written from nothing: a head, and a premium, a window and a cover beside their clauses', async () => {
    device.params = { id: draftId };
    const first = { ...draft, json: JSON.stringify(firstDraft(jincheng, 2024)), before: null, paper: [] };
    server.answer('notices.draft', first);
    server.answer('notices.draft-save', { revision: 4, problems: [], toConfirm: [] });
    render(<DraftPage />);
    await screen.findByText('一条一条对照');
    expect(words('problems')).toContain('补一条“待遇享受期”，“对谁”选所有人');
    type('notice-title', '关于2024年缴费的通知');
    tap('notice-issuers-add');
    type('notice-issuers-0', '某市医疗保障局');
    type('new-clause', '一');
    tap('add-clause');
    for (const kind of ['premium', 'window', 'cover']) {
      tap('add-rule-1');
      tap(`add-rule-1-${kind}`);
    }
    type('notice-clauses-0-says', '每人每年380元，9月到12月缴，第二年全年能报销。');
    type('rule-premium-amountFen', '380');
    type('rule-window-from', '2023-09-01');
    type('rule-window-to', '2023-12-25');
    tap('rule-cover-who-all');
    tap('rule-cover-from-day');
    type('rule-cover-from-day', '2024-01-01');
    type('rule-cover-to', '2024-12-31');
    expect(document.getElementById('problems')).toBeNull();
    const written = (await save()) as unknown as NoticeDocument;
    expect(written.rules).toEqual([
      { rule: 'premium', clause: '1', kind: 'premium', amountFen: 38_000 },
      { rule: 'window', clause: '1', kind: 'window', from: '2023-09-01', to: '2023-12-25' },
      { rule: 'cover', clause: '1', kind: 'cover', who: [{}], from: '2024-01-01', to: '2024-12-31' },
    ]);
    expect(screen.getByText('这是这个地方的第一份通知，没有可比的。')).toBeTruthy();
    tap('show-residents-ask');
    expect(words('asked-how-much')).toMatch(/380/);
  });
});
