import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  checkNotice,
  type NoticeDocument,
  type Problem,
  shippedNotices,
  type Surroundings,
} from '../../../policy';
import { isoDay } from '../../../policy/calendar';
import { problemInWords } from '../../../policy/notice/problem';
import { asDocument, madeUpNotice } from '../made-up-notice';
import { type Fields, without, withFields, withMore, withRule } from './altered';

type Where = Pick<Problem, 'rule' | 'field'>;

const today = isoDay('2024-11-20');
const chinese = /[\u4e00-\u9fff]{3}/;

/** Where each is; that it says what is wrong and what to write instead is asked of every one. */
function places(problems: readonly Problem[]): readonly Where[] {
  for (const { problem, instead } of problems) {
    expect(problem).toMatch(chinese);
    expect(instead).toMatch(chinese);
  }
  return problems.map(({ rule, field }) => ({ rule, field }));
}

/** Lines of a file of what is said. */
function written(name: string): readonly string[] {
  return readFileSync(path.resolve(__dirname, '../../fixtures', name), 'utf8')
    .trimEnd()
    .split('\n');
}

function refusedAt(value: unknown, surroundings: Surroundings = {}): readonly Where[] {
  return places(checkNotice(value, surroundings).problems);
}

function askedAt(value: unknown, surroundings: Surroundings = {}): readonly Where[] {
  const { problems, toConfirm } = checkNotice(value, surroundings);
  expect(problems).toEqual([]);
  return places(toConfirm);
}

/** A group of the rule for aid. */
function dibaoFor(group: Fields): Fields {
  return withRule('dibao', { who: [group] });
}

describe('a notice without fault', () => {
  it('is taken with nothing to confirm, made up or shipped', () => {
    expect(checkNotice(madeUpNotice, { today, others: shippedNotices })).toEqual({
      problems: [],
      toConfirm: [],
    });
    for (const notice of shippedNotices) {
      expect(checkNotice(notice, { today, others: shippedNotices })).toEqual({ problems: [], toConfirm: [] });
    }
  });
});

describe('a notice that contradicts itself is refused at the field', () => {
  const disability = { identities: ['severe-disability', 'dibao'], disabilityGradeAtMost: 2 };
  const contradictions: readonly [what: string, value: unknown, rule: string | null, field: string | null][] =
    [
      [
        'with a window of 2019',
        withRule('window', { from: '2019-10-10', to: '2019-12-20' }),
        'window',
        'from',
      ],
      ['with a window that goes backwards', withRule('window', { to: '2024-10-09' }), 'window', 'to'],
      [
        'with days of the month the wrong way round',
        withRule('window', { daysOfMonth: [20, 5] }),
        'window',
        'daysOfMonth',
      ],
      [
        'with days of the month that never come',
        withRule('window', { from: '2024-12-06', to: '2024-12-20', daysOfMonth: [1, 5] }),
        'window',
        'daysOfMonth',
      ],
      [
        'with two windows at once',
        withMore({ kind: 'window', from: '2024-12-20', to: '2024-12-31' }),
        'more',
        'from',
      ],
      [
        'paying late before the window ends',
        withRule('late', { until: { day: '2024-12-20', clause: '3' } }),
        'late',
        'until.day',
      ],
      ['with a wait that outlasts the year', withRule('late', { waitingDays: 400 }), 'late', 'waitingDays'],
      ['with cover that ends before it begins', withRule('cover', { to: '2024-12-31' }), 'cover', 'to'],
      ['with cover of another year', withRule('cover', { from: '2023-01-01' }), 'cover', 'from'],
      ['with no cover and no word of it', without('cover'), null, 'rules'],
      [
        'with cover for some and no word of the others',
        withRule('cover', { who: [{ aided: true }] }),
        null,
        'rules',
      ],
      [
        'with cover from birth for everybody',
        withRule('late', { begins: 'birth', waitingDays: undefined }),
        'late',
        'begins',
      ],
      [
        'with cover from an event that isn’t named',
        withRule('late', { begins: 'event', waitingDays: undefined }),
        'late',
        'begins',
      ],
      [
        'with a full price and no fiscal share',
        withRule('late', { price: 'premium-and-fiscal-share' }),
        'late',
        'price',
      ],
      ['with two prices', withMore({ kind: 'premium', amountFen: 42000 }), 'more', null],
      ['without a price', without('premium'), null, 'rules'],
      ['with a price of 400 fen', withRule('premium', { amountFen: 400 }), 'premium', 'amountFen'],
      ['with aid for an age alone', dibaoFor({ ageAtLeast: 60 }), 'dibao', 'who.0'],
      ['with aid for everybody', dibaoFor({}), 'dibao', 'who.0'],
      [
        'with aid above the premium',
        withRule('dibao', { gives: { method: 'fixed', amountFen: 40001 } }),
        'dibao',
        'gives.amountFen',
      ],
      [
        'with aid of 280 fen',
        withRule('dibao', { gives: { method: 'fixed', amountFen: 280 } }),
        'dibao',
        'gives.amountFen',
      ],
      [
        'with aid of nothing',
        withRule('dibao', { gives: { method: 'fixed', amountFen: 0 } }),
        'dibao',
        'gives.amountFen',
      ],
      [
        'with a grade that no identity carries',
        dibaoFor({ ageAtLeast: 60, disabilityGradeAtMost: 2 }),
        'dibao',
        'who.0',
      ],
      ['with a grade beside another identity', dibaoFor(disability), 'dibao', 'who.0'],
      [
        'with a limit in time and no event',
        dibaoFor({ identities: ['dibao'], withinDays: 90 }),
        'dibao',
        'who.0',
      ],
      [
        'with ages that cross',
        dibaoFor({ identities: ['dibao'], ageAtLeast: 60, ageUnder: 60 }),
        'dibao',
        'who.0',
      ],
      [
        'with births that cross',
        dibaoFor({ identities: ['dibao'], bornFrom: '2024-01-01', bornBefore: '2024-01-01' }),
        'dibao',
        'who.0',
      ],
      [
        'with newborns of 60 years',
        dibaoFor({ identities: ['dibao'], newbornWithinDays: 90, ageAtLeast: 60 }),
        'dibao',
        'who.0',
      ],
      [
        'for who holds it and doesn’t',
        dibaoFor({ identities: ['dibao'], holdsNone: ['dibao'] }),
        'dibao',
        'who.0',
      ],
      ['with no alternative at all', dibaoFor({ identities: ['dibao'], oneOf: [] }), 'dibao', 'who.0'],
      [
        'with aid for who is shut out',
        dibaoFor({ identities: ['dibao'], closedOut: true }),
        'dibao',
        'who.0',
      ],
      ['with aid for who has aid', dibaoFor({ identities: ['dibao'], aided: true }), 'dibao', 'who.0'],
      [
        'with a day of another decade',
        withRule('dibao', { recognisedBy: { day: '2015-12-31', clause: '2', why: '晚了' } }),
        'dibao',
        'recognisedBy.day',
      ],
      [
        'with a clause in `until` that it hasn’t',
        withRule('late', { until: { day: '2025-06-30', clause: '9' } }),
        'late',
        'until.clause',
      ],
      [
        'with a clause in `recognisedBy` that it hasn’t',
        withRule('dibao', { recognisedBy: { day: '2024-12-31', clause: '9', why: '晚了' } }),
        'dibao',
        'recognisedBy.clause',
      ],
      ['with a clause in `with` that it hasn’t', withRule('late', { with: ['3', '9'] }), 'late', 'with.1'],
      [
        'with a clause in `collectedBy` that it hasn’t',
        withMore({ kind: 'care-premium', amountFen: 1000, collectedBy: '9' }),
        'more',
        'collectedBy',
      ],
      [
        'with a clause in its validity that it hasn’t',
        withFields({ validity: { from: '2024-10-01', to: '2025-12-31', clause: '9' } }),
        null,
        'validity.clause',
      ],
      [
        'with a validity that goes backwards',
        withFields({ validity: { from: '2025-12-31', to: '2025-01-01', clause: '3' } }),
        null,
        'validity.to',
      ],
      [
        'with a clause on neither side',
        withFields({ clauses: [...madeUpNotice.clauses, { clause: '4', says: '请各单位重视。' }] }),
        null,
        'clauses.3',
      ],
      [
        'with a clause twice',
        withFields({ clauses: [...madeUpNotice.clauses, { clause: '3', says: '又一次。' }] }),
        null,
        'clauses.3',
      ],
      ['of a place that doesn’t exist', withFields({ regions: ['990100'] }), null, 'regions.0'],
      ['of a place inside its own', withFields({ regions: ['650000', '650100'] }), null, 'regions.1'],
      ['laid over itself', withFields({ overlays: 'nowhere-2025' }), null, 'overlays'],
      ['signed half a century before', withFields({ issuedOn: '1975-01-01' }), null, 'year'],
      ['with a formula', withFields({ title: '=HYPERLINK("x")' }), null, 'title'],
      ['with markup', withFields({ title: '<b>通知</b>' }), null, 'title'],
      ['with a letter that no one sees', withFields({ title: '通知\u200b书' }), null, 'title'],
    ];

  it.each(contradictions)('%s', (_what, value, rule, field) => {
    expect(refusedAt(value)).toContainEqual({ rule, field });
  });

  it('in the words that are written down here', () => {
    const told = contradictions.flatMap(([what, value, rule, field]) =>
      checkNotice(value)
        .problems.filter((one) => one.rule === rule && one.field === field)
        .map(({ problem, instead }) => `${what} | ${problem} | ${instead}`),
    );
    expect(told).toEqual(written('contradictions-in-words.txt'));
  });

  it.each<[string, Fields, boolean]>([
    ['ages', { ageAtLeast: 60, ageUnder: 60 }, true],
    ['ages, one after the other', { ageAtLeast: 60, ageUnder: 61 }, false],
    ['ages where known', { ageAtLeast: 60, ageUnderIfKnown: 60 }, true],
    ['ages where known, one after the other', { ageAtLeast: 60, ageUnderIfKnown: 61 }, false],
    ['births', { bornFrom: '2024-01-02', bornBefore: '2024-01-01' }, true],
    ['births a day apart', { bornFrom: '2024-01-01', bornBefore: '2024-01-02' }, false],
    ['days of an event', { eventFrom: '2024-01-01', eventBefore: '2024-01-01' }, true],
    ['days of an event, a day apart', { eventFrom: '2024-01-01', eventBefore: '2024-01-02' }, false],
    ['days since an event', { beyondDays: 90, withinDays: 90 }, true],
    ['days since an event, one after the other', { beyondDays: 89, withinDays: 90 }, false],
    ['days since birth', { newbornBeyondDays: 90, newbornWithinDays: 90 }, true],
    ['days since birth, one after the other', { newbornBeyondDays: 30, newbornWithinDays: 90 }, false],
    ['days of payment', { paidFrom: '2024-12-01', paidTo: '2024-11-30' }, true],
    ['the same day of payment', { paidFrom: '2024-12-01', paidTo: '2024-12-01' }, false],
  ])('with two %s: nobody can be so, or somebody', (_what, conditions, isNobody) => {
    const group = { circumstances: ['discharged-from-service'], ...conditions };
    const found = checkNotice(dibaoFor(group)).problems.filter(({ field }) => field === 'who.0');
    expect(found.map(({ problem }) => problem)).toEqual(
      isNobody ? [expect.stringContaining('互相矛盾')] : [],
    );
  });

  it('but not where it says why no rule carries a clause, or that the cover is left open', () => {
    const clauses = [...madeUpNotice.clauses, { clause: '4', says: '请各单位重视。', why: '只是工作要求。' }];
    expect(refusedAt(withFields({ clauses }))).toEqual([]);
    const silent = without('cover');
    const rules = [
      ...(silent.rules as readonly Fields[]),
      { rule: 'silent', clause: '3', kind: 'silence', about: 'coverage', says: '没有写。' },
    ];
    expect(refusedAt({ ...silent, rules })).toEqual([]);
  });
});

describe('a notice that doesn’t fit what surrounds it', () => {
  const notice = asDocument(madeUpNotice);
  const over = (change: Fields): NoticeDocument =>
    asDocument({ ...madeUpNotice, id: 'over', overlays: 'nowhere-2025', ...change });

  it('is refused for a year that is long gone or far ahead of today', () => {
    expect(refusedAt(notice, { today: isoDay('2027-12-31') })).toEqual([]);
    expect(refusedAt(notice, { today: isoDay('2028-01-01') })).toEqual([{ rule: null, field: 'year' }]);
    expect(refusedAt(notice, { today: isoDay('2022-12-31') })).toEqual([{ rule: null, field: 'year' }]);
  });

  it('is refused where it is laid over nothing, over another year or over another place', () => {
    const at = [{ rule: null, field: 'overlays' }];
    expect(refusedAt(over({}), { others: [] })).toEqual(at);
    expect(refusedAt(over({}), { others: [asDocument({ ...madeUpNotice, year: 2024 })] })).toEqual(at);
    expect(refusedAt(over({ regions: ['220200'] }), { others: [notice] })).toEqual(at);
    expect(refusedAt(over({}), { others: [asDocument({ ...madeUpNotice, overlays: 'over' })] })).toEqual(at);
    expect(refusedAt(over({}), { others: [notice] })).toEqual([]);
  });

  it('is refused where another speaks of the place and year already, and asked back where one lies in the other', () => {
    const amended = asDocument({ ...madeUpNotice, id: 'nowhere-2025-amended' });
    expect(refusedAt(amended, { others: [notice] })).toEqual([{ rule: null, field: 'regions.0' }]);
    const district = asDocument({ ...madeUpNotice, id: 'district', regions: ['650102'] });
    expect(askedAt(district, { others: [notice] })).toEqual([{ rule: null, field: 'regions.0' }]);
    expect(refusedAt(notice, { others: [notice] })).toEqual([]);
  });

  it('is refused under an id that another year has', () => {
    const others = [asDocument({ ...madeUpNotice, year: 2024, regions: ['220200'] })];
    expect(refusedAt(notice, { others })).toEqual([{ rule: null, field: 'id' }]);
  });

  it('is asked back where somebody may pay late, and the window is open to the year’s end', () => {
    const untilTheEnd = (to: string) => ({
      ...madeUpNotice,
      rules: madeUpNotice.rules
        .filter(({ rule }) => rule !== 'late')
        .map((rule) => (rule.kind === 'window' ? { ...rule, to } : rule)),
    });
    const at = { rule: 'late-discharged', field: null };
    expect(askedAt(untilTheEnd('2025-12-31'))).toContainEqual(at);
    expect(askedAt(untilTheEnd('2025-12-30'))).not.toContainEqual(at);
  });

  it('is asked back where somebody may pay late when nothing of the year is left', () => {
    const until = (day: string) => withRule('late', { until: { day, clause: '3' } });
    expect(askedAt(until('2025-12-31'))).toEqual([]);
    expect(askedAt(until('2026-01-01'))).toEqual([{ rule: 'late', field: 'until.day' }]);
  });

  it('is asked back where its window is on other days than in the last notice, however long ago that was', () => {
    const lastYear = (year: number, from: string, to: string) =>
      asDocument({ ...withRule('window', { from, to }), year });
    const fields = (then: NoticeDocument) =>
      checkNotice(madeUpNotice, { lastYear: then })
        .toConfirm.filter(({ rule }) => rule === 'window')
        .map(({ field }) => field);
    expect(fields(lastYear(2022, '2021-10-10', '2021-12-20'))).toEqual([]);
    expect(fields(lastYear(2022, '2021-05-10', '2021-12-20'))).toEqual(['from']);
    expect(fields(lastYear(2024, '2023-10-10', '2024-04-20'))).toEqual(['to']);
  });

  it('is asked back where a figure is far from last year’s, and not where it rose as it does every year', () => {
    const lastYear = asDocument({
      ...withRule('window', { from: '2023-10-10', to: '2023-12-20' }),
      year: 2024,
    });
    const byHalf = { gives: { method: 'percent', percent: 25 } };
    const now = (premiumFen: number, windowTo: string): unknown => ({
      ...madeUpNotice,
      clauses: madeUpNotice.clauses.map((words) => ({
        ...words,
        says: words.says.replace('400元', `${premiumFen / 100}元`),
      })),
      rules: madeUpNotice.rules.map((rule) => {
        if (rule.rule === 'premium') return { ...rule, amountFen: premiumFen };
        if (rule.rule === 'dibao') return { ...rule, ...byHalf };
        return rule.rule === 'window' ? { ...rule, to: windowTo } : rule;
      }),
    });
    expect(askedAt(now(46000, '2024-12-20'), { lastYear })).toEqual([]);
    expect(askedAt(now(46100, '2024-12-20'), { lastYear })).toEqual([
      { rule: 'premium', field: 'amountFen' },
    ]);
    // Three years after the last notice: 15 per cent a year.
    expect(askedAt(now(46100, '2024-12-20'), { lastYear: { ...lastYear, year: 2022 } })).not.toContainEqual({
      rule: 'premium',
      field: 'amountFen',
    });
    expect(askedAt(now(39900, '2024-12-20'), { lastYear })).toEqual([
      { rule: 'premium', field: 'amountFen' },
    ]);
    expect(askedAt(now(40000, '2025-02-28'), { lastYear })).toEqual([{ rule: 'window', field: 'to' }]);
    expect(askedAt(withRule('dibao', { who: [{ identities: ['tekun'] }] }), { lastYear })).toEqual([
      { rule: null, field: 'rules' },
    ]);
  });
});

describe('all that is wrong is told at once', () => {
  it('in the form of several rules, and between the others', () => {
    const value = {
      ...madeUpNotice,
      mood: 'good',
      rules: madeUpNotice.rules.map((rule) => {
        if (rule.rule === 'premium') return { ...rule, amountFen: 0.5 };
        if (rule.rule === 'window') return { ...rule, to: '2024-11-31' };
        return rule.rule === 'cover' ? { ...rule, to: '2024-01-01' } : rule;
      }),
    };
    expect(refusedAt(value)).toEqual([
      { rule: null, field: 'mood' },
      { rule: 'premium', field: 'amountFen' },
      { rule: 'window', field: 'to' },
      { rule: 'cover', field: 'to' },
      { rule: 'cover', field: 'to' },
    ]);
  });

  it('and every one says in Chinese what to write instead, without a word of the library', () => {
    const wrongs: readonly unknown[] = [
      null,
      7,
      '',
      [],
      {},
      '=1',
      -1,
      0.5,
      true,
      { a: 1 },
      '2024-13-01',
      undefined,
    ];
    const told = wrongs.flatMap((wrong) => [
      ...Object.keys(madeUpNotice).flatMap((field) => checkNotice(withFields({ [field]: wrong })).problems),
      ...madeUpNotice.rules.flatMap((rule) =>
        Object.keys(rule).flatMap(
          (field) =>
            checkNotice({
              ...madeUpNotice,
              rules: madeUpNotice.rules.map((one) => (one === rule ? { ...one, [field]: wrong } : one)),
            }).problems,
        ),
      ),
    ]);
    expect(told.length).toBeGreaterThan(300);
    const words = told.map((one) => `${problemInWords(one)}`);
    expect([...new Set(words)].sort()).toEqual(written('wrong-fields-in-words.txt'));
    for (const { problem, instead } of told) {
      expect(problem).toMatch(/[\u4e00-\u9fff]/);
      expect(instead).toMatch(/[\u4e00-\u9fff]{3}/);
      expect(`${problem} ${instead}`).not.toMatch(/\b(invalid|expected|received|undefined|NaN)\b|\[object/);
    }
  });

  it('and nothing that stands in a field makes the check fail itself', () => {
    const wrongs: readonly unknown[] = [
      null,
      7,
      'x',
      [],
      {},
      [null],
      { clauses: null },
      { from: 1 },
      { x: { clauses: [1] } },
    ];
    for (const notice of shippedNotices) {
      for (const wrong of wrongs) {
        for (const field of [...Object.keys(notice), 'validity', 'issuedOn', 'overlays', 'questions']) {
          const check = (): unknown =>
            checkNotice({ ...notice, [field]: wrong }, { today, others: shippedNotices });
          expect(check).not.toThrow();
        }
      }
    }
  });

  it('ten thousand rules are refused by their number, at once', () => {
    const began = performance.now();
    const rules = Array.from({ length: 10_000 }, (_, at) => ({ ...madeUpNotice.rules[0], rule: `r-${at}` }));
    expect(checkNotice(withFields({ rules })).problems).toMatchObject([{ rule: null, field: 'rules' }]);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
