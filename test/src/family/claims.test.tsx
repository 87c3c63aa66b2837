import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Claims } from '../../../contract/claims';
import type { RelativeView } from '../../../contract/family';
import { type Fen, fen, noFen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import ClaimsPage from '../../../src/packages/family/claims/index';
import { answersOf, claimQuestions } from '../../../src/packages/family/claims/answers';
import RelativePage from '../../../src/packages/family/relative/index';
import { claimsOf } from '../../../src/answers/fact-sheets';
import { publishedNotices } from '../../../src/state/published-notices';
import { fourHundred, noticeWith } from '../../policy/made-up-place';
import { picked } from '../../../src/state/pick';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { comeBack, device } from '../doubles/taro';

const region = '360983001';
const year = 2024;
const nothing: Claims = { identities: [], circumstances: [] };

function relative(claims: Claims, dueFen: Fen, more: Partial<RelativeView> = {}): RelativeView {
  return {
    relativeId: 'g',
    person: { name: '周**', document: '360***********0018' },
    relation: 'parent',
    region,
    birthDateKnown: true,
    claims,
    consent: { version: '2026-11', by: 'on-behalf', at: 0 },
    confirmedPayer: false,
    awaitsNumber: false,
    filed: true,
    record: {
      recordId: 'r1',
      person: { name: '周**', document: '360***********0018' },
      status: { year, region, state: 'to-pay', dueFen },
    },
    ...more,
  };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  device.params = { id: 'g' };
  server = new ServerDouble();
});

function listed(one: RelativeView) {
  return server.answer('family.list', { relatives: [one], maximum: 20 });
}
function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('the answers that make someone’s claims', () => {
  it.each<[string, Claims]>([
    ['nothing', nothing],
    [
      'dibao since a day',
      { identities: [{ code: 'dibao', since: isoDay('2023-11-05') }], circumstances: [] },
    ],
    [
      'two identities, one with a grade',
      {
        identities: [
          { code: 'tekun', since: isoDay('2015-01-01') },
          { code: 'severe-disability', since: isoDay('2020-01-01'), disabilityGrade: 2 },
        ],
        circumstances: [],
      },
    ],
  ])('make the same claims again: %s', (_name, claims) => {
    const place = claims.identities.some(({ code }) => code === 'severe-disability') ? '220202' : region;
    expect(claimsOf({ region: place, year, answers: answersOf(claims, { region: place, year }) })).toEqual(
      claims,
    );
  });

  it('are asked for without birth and earlier payments', () => {
    const keys = claimQuestions({ region, year, answers: {} }).map(({ key }) => key);
    expect(keys).toContain('identities');
    expect(keys.filter((key) => key === 'birth' || key.startsWith('paid'))).toEqual([]);
  });
});

describe('what was said of a relative', () => {
  it('is changed by the calculator’s questions, and the amount is told before and after', async () => {
    listed(relative(nothing, fen(38_000)));
    server.answer('family.edit', { relative: relative(nothing, fen(6_000)) });
    render(<ClaimsPage />);
    await tap('修改参保人有下面哪种身份？');
    fireEvent.click(screen.getByRole('checkbox', { name: '都没有' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '低保对象' }));
    await tap('改好了');
    // A changed answer opens the next question by itself.
    fireEvent.click(await screen.findByRole('radio', { name: /以前/ }));
    await tap('改好了');
    fireEvent.click(await screen.findByRole('radio', { name: /还有效/ }));
    await tap('改好了');
    await tap('按这些改');
    await screen.findByText('周**申报的情况已经改好');
    expect(screen.getByText('原来：应缴 380 元。')).toBeTruthy();
    expect(screen.getByText('现在：应缴 60 元。')).toBeTruthy();
    const [sent] = asked('family.edit');
    expect(sent).toMatchObject({ relativeId: 'g', claims: { identities: [{ code: 'dibao' }] } });
  });

  it('is not sent while an answer is missing, and may be left as it was', async () => {
    listed(
      relative(
        { identities: [{ code: 'dibao', since: isoDay('2023-11-05') }], circumstances: [] },
        fen(6_000),
      ),
    );
    render(<ClaimsPage />);
    await screen.findByText('低保对象');
    await tap('修改参保人有下面哪种身份？');
    fireEvent.click(screen.getByRole('checkbox', { name: '特困人员' }));
    await tap('改好了');
    await tap('不改这一项');
    await screen.findByRole('button', { name: '回答剩下的问题' });
    expect(screen.queryByRole('button', { name: '按这些改' })).toBeNull();
    expect(asked('family.edit')).toEqual([]);
  });

  it('is not offered once a roster has confirmed it', async () => {
    const dibao: Claims = { identities: [{ code: 'dibao', since: isoDay('2022-06-01') }], circumstances: [] };
    listed(relative(dibao, fen(6_000), { claimsConfirmed: true }));
    const { unmount } = render(<RelativePage />);
    await screen.findByText('低保对象（名册已经确认，不能再改）');
    expect(screen.queryByRole('button', { name: '修改申报的情况' })).toBeNull();
    unmount();
    render(<ClaimsPage />);
    await screen.findByText('名册已经确认，不能再改');
  });

  it('is not offered for someone who is insured', async () => {
    const paid = relative(nothing, noFen);
    const status = { year, region, state: 'paid' as const, dueFen: null };
    listed({ ...paid, record: paid.record && { ...paid.record, status } });
    render(<RelativePage />);
    await screen.findByText('没有申报困难身份或特殊情况');
    expect(screen.queryByRole('button', { name: '修改申报的情况' })).toBeNull();
  });
});

describe('what a relative is to the payer', () => {
  it('is put right on his page', async () => {
    listed(relative(nothing, fen(38_000)));
    server.answer('family.edit', { relative: relative(nothing, fen(38_000), { relation: 'parent-in-law' }) });
    render(<RelativePage />);
    await tap('修改他是您的');
    fireEvent.click(screen.getByRole('radio', { name: '公婆或岳父母' }));
    await tap('改成这个关系');
    await waitFor(() =>
      expect(asked('family.edit')).toEqual([
        { action: 'family.edit', relativeId: 'g', relation: 'parent-in-law' },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('button', { name: '改成这个关系' })).toBeNull());
  });

  it('stays, where he is the payer himself', async () => {
    listed(relative(nothing, fen(38_000), { relation: 'self' }));
    render(<RelativePage />);
    await screen.findByText('我本人');
    expect(screen.queryByRole('button', { name: '修改他是您的' })).toBeNull();
  });
});

describe('a relative’s place', () => {
  it('cannot be acted on while it is being changed, and stands as it was where that fails', async () => {
    listed(relative(nothing, fen(38_000)));
    server.cut('family.edit');
    render(<RelativePage />);
    await screen.findByText('应缴 380 元。');
    picked.set({ purpose: 'correct relative-g', region: '430000' });
    comeBack();
    expect(screen.queryByRole('button', { name: '邀请他确认' })).toBeNull();
    await screen.findByText('没有改成');
    expect(screen.getByText('应缴 380 元。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '修改参保地' })).toBeTruthy();
  });
});

describe('the tier of a relative', () => {
  /** A made-up notice in the place of Ruizhou's: 400 yuan in tier one, 775 in tier two. */
  const notice = {
    ...noticeWith([
      {
        rule: 'tiers',
        kind: 'tiers',
        tiers: [
          { code: 'one', name: '一档' },
          { code: 'two', name: '二档' },
        ],
        usual: 'one',
      },
      { ...fourHundred, rule: 'one', tier: 'one' },
      { rule: 'two', kind: 'premium', amountFen: 77500, tier: 'two' },
    ]),
    id: 'ruizhou-2024',
    regions: [region],
    year,
  };
  beforeEach(() =>
    publishedNotices.set({
      index: null,
      fetched: [{ id: notice.id, version: 'v1', notice }],
      unreadable: [],
    }),
  );
  afterEach(() => act(() => publishedNotices.set({ index: null, fetched: [], unreadable: [] })));

  it('that was chosen is not asked again', async () => {
    listed(relative({ ...nothing, tier: 'two' }, fen(77_500)));
    server.answer('family.edit', { relative: relative({ ...nothing, tier: 'two' }, fen(77_500)) });
    render(<ClaimsPage />);
    await screen.findByText('二档');
    await tap('按这些改');
    await screen.findByText('周**申报的情况已经改好');
    expect(asked('family.edit')).toMatchObject([{ claims: { tier: 'two' } }]);
  });

  it('can be chosen when an office has confirmed the rest', async () => {
    listed(relative(nothing, fen(40_000), { claimsConfirmed: true }));
    server.answer('family.edit', { relative: relative({ ...nothing, tier: 'two' }, fen(77_500)) });
    render(<ClaimsPage />);
    await tap('回答剩下的问题');
    fireEvent.click(await screen.findByRole('radio', { name: '二档' }));
    await tap('改好了');
    await tap('按这些改');
    await screen.findByText('周**申报的情况已经改好');
    expect(asked('family.edit')).toMatchObject([{ claims: { ...nothing, tier: 'two' } }]);
  });
});

describe('facts of a relative himself', () => {
  /** A made-up notice in the place of Ruizhou's: students pay 300 yuan, women 350, everybody else 400. */
  const notice = {
    ...noticeWith([
      fourHundred,
      { rule: 'students', kind: 'premium', amountFen: 30000, who: [{ isStudent: true }] },
      { rule: 'women', kind: 'premium', amountFen: 35000, who: [{ sex: 'female' }] },
      {
        rule: 'dibao',
        kind: 'subsidy',
        who: [{ identities: ['dibao'] }],
        gives: { method: 'full' },
        fund: 'finance',
      },
    ]),
    id: 'ruizhou-2024',
    regions: [region],
    year,
  };
  beforeEach(() =>
    publishedNotices.set({
      index: null,
      fetched: [{ id: notice.id, version: 'v1', notice }],
      unreadable: [],
    }),
  );
  afterEach(() => act(() => publishedNotices.set({ index: null, fetched: [], unreadable: [] })));

  it('are asked on the page of his claims, but for what his number tells', async () => {
    listed(relative(nothing, fen(40_000), { factsKnown: { sex: 'male' } }));
    server.answer('family.edit', { relative: relative(nothing, fen(40_000)) });
    const { unmount } = render(<RelativePage />);
    await screen.findByText(/还有问题没有回答/);
    unmount();
    render(<ClaimsPage />);
    await screen.findByText('参保人现在是不是学生？');
    expect(screen.queryByText('参保人是男还是女？')).toBeNull();
    await tap('回答剩下的问题');
    fireEvent.click(await screen.findByRole('radio', { name: '是' }));
    await tap('改好了');
    await tap('按这些改');
    await screen.findByText('周**申报的情况已经改好');
    expect(asked('family.edit')).toMatchObject([{ claims: { facts: { year, student: true } } }]);
  });

  it('can be told when an office has confirmed his identities, which go back as they stand', async () => {
    const dibao: Claims = { identities: [{ code: 'dibao', since: isoDay('2022-06-01') }], circumstances: [] };
    const known = { claimsConfirmed: true, factsKnown: { sex: 'male' } } as const;
    listed(relative(dibao, fen(40_000), known));
    server.answer('family.edit', { relative: relative(dibao, fen(40_000)) });
    render(<ClaimsPage />);
    await screen.findByText('参保人现在是不是学生？');
    expect(screen.queryByText('参保人有下面哪种身份？')).toBeNull();
    await tap('回答剩下的问题');
    fireEvent.click(await screen.findByRole('radio', { name: '不是' }));
    await tap('改好了');
    await tap('按这些改');
    await screen.findByText('周**申报的情况已经改好');
    expect(asked('family.edit')).toMatchObject([
      { claims: { identities: dibao.identities, facts: { year, student: false } } },
    ]);
  });
});
