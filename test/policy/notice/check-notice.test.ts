import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type NoticeDocument, type Problem, shippedNotices, type Surroundings } from '../../../policy';
import { isoDay } from '../../../policy/calendar';
import { problemInWords } from '../../../policy/notice/problem';
import { asDocument, madeUpNotice } from '../made-up-notice';
import { type Fields, without, withFields, withRule } from './altered';
import { checkNotice } from './checked';
import { contradictions, dibaoFor } from './contradictions';

type Where = Pick<Problem, 'rule' | 'field'>;

const today = isoDay('2024-11-20');
function places(problems: readonly Problem[]): readonly Where[] {
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
