import { checkNotice } from './checked';
import { madeUpNotice } from '../made-up-notice';
import { type Fields, withFields, withMore, withRule } from './altered';

/** What is refused or asked back at a field of a rule, in words. */
function said(value: unknown, rule: string | null, field: string | null): readonly string[] {
  const { problems, toConfirm } = checkNotice(value);
  return [...problems, ...toConfirm]
    .filter((one) => one.rule === rule && one.field === field)
    .map(({ problem }) => problem);
}

/** The made-up notice’s cover from and to. */
function cover(change: Fields): Fields {
  return withRule('cover', change);
}
function window(change: Fields): Fields {
  return withRule('window', { daysOfMonth: undefined, ...change });
}
function late(change: Fields): Fields {
  return withRule('late', change);
}
function dibao(group: Fields): Fields {
  return withRule('dibao', { who: [{ identities: ['dibao'], ...group }] });
}

/** What may be meant and what may not be, where, and what is said of the latter. */
type Edge = readonly [
  what: string,
  notices: readonly [within: unknown, beyond: unknown],
  at: readonly [string, string],
  words: string,
];

describe('a figure at the edge of what can be meant', () => {
  it.each<Edge>([
    [
      'cover of everybody for 240 days',
      [cover({ to: '2025-08-28' }), cover({ to: '2025-08-27' })],
      ['cover', 'to'],
      '待遇从2025年1月1日到2025年8月27日，只有 239 天，对吗？',
    ],
    [
      'cover from the middle of the year before',
      [cover({ from: '2024-07-01' }), cover({ from: '2024-06-30' })],
      ['cover', 'from'],
      '待遇写的是2024年6月30日，不像是 2025 年度的',
    ],
    [
      'cover from the year’s last day',
      [cover({ from: '2025-12-31' }), cover({ from: '2026-01-01', to: '2026-06-30' })],
      ['cover', 'from'],
      '待遇写的是2026年1月1日，不像是 2025 年度的',
    ],
    [
      'cover to the end of the next year',
      [cover({ to: '2026-12-31' }), cover({ to: '2027-01-01' })],
      ['cover', 'to'],
      '待遇写的是2027年1月1日，不像是 2025 年度的',
    ],
    [
      'cover that ends on its first day',
      [cover({ from: '2025-06-30', to: '2025-06-30' }), cover({ from: '2025-06-30', to: '2025-06-29' })],
      ['cover', 'to'],
      '结束（2025年6月29日）早于开始（2025年6月30日）',
    ],
    [
      'a window from June',
      [window({ from: '2024-06-01' }), window({ from: '2024-05-31' })],
      ['window', 'from'],
      '集中缴费期从2024年5月31日就开始，比一般早很多，对吗？',
    ],
    [
      'a window of one day',
      [window({ from: '2024-10-10', to: '2024-10-10' }), window({ from: '2024-10-10', to: '2024-10-09' })],
      ['window', 'to'],
      '集中缴费期的最后一天（2024年10月9日）早于第一天（2024年10月10日）',
    ],
    [
      'paying late from the day after the window',
      [
        late({ until: { day: '2024-12-21', clause: '3' } }),
        late({ until: { day: '2024-12-20', clause: '3' } }),
      ],
      ['late', 'until.day'],
      '过期缴费最晚到2024年12月20日，那时集中缴费期（到2024年12月20日）还没有过',
    ],
    [
      'a wait to the year’s last day',
      [late({ waitingDays: 375 }), late({ waitingDays: 376 })],
      ['late', 'waitingDays'],
      '等 376 天的话，最早2026年1月1日才能享受，2025 年度已经过完了',
    ],
    [
      'newborns within the days of a first birthday',
      [dibao({ newbornWithinDays: 365, ageAtLeast: 1 }), dibao({ newbornWithinDays: 364, ageAtLeast: 1 })],
      ['dibao', 'who.0'],
      '出生 364 天内的人到不了 1 周岁，没有人能同时符合',
    ],
  ])('%s', (_, [within, beyond], [rule, field], words) => {
    expect(
      said(within, rule, field).filter((one) => one.replace(/\d+/g, '') === words.replace(/\d+/g, '')),
    ).toEqual([]);
    expect(said(beyond, rule, field)).toContain(words);
  });
});

describe('a second window', () => {
  const second = (from: string) => withMore({ kind: 'window', from, to: '2025-01-31' });

  it('begins after the first has ended', () => {
    expect(said(second('2024-12-21'), 'more', 'from')).toEqual([]);
    expect(said(second('2024-12-20'), 'more', 'from')).toEqual([
      '和另一段集中缴费期（window，到2024年12月20日）重叠',
    ]);
  });

  it('may be on the same days where it is for some', () => {
    const some = withMore({ kind: 'window', from: '2024-10-10', to: '2024-12-31', who: [{ ageUnder: 18 }] });
    expect(said(some, 'more', 'from')).toEqual([]);
  });
});

describe('months with days of their own', () => {
  const months = (...all: readonly string[]) =>
    window({ months: all.map((month) => ({ month, days: [1, 5] })), daysOfMonth: [5, 20] });

  it('stand once each', () => {
    expect(said(months('2024-10', '2024-11'), 'window', 'months')).toEqual([]);
    expect(said(months('2024-10', '2024-11', '2024-10'), 'window', 'months')).toEqual([
      '2024-10 写了两次收费的日子，不知道按哪一个',
    ]);
  });
});

describe('cover from birth or from an event', () => {
  const from = (begins: string, ...who: readonly Fields[]) => withRule('late-discharged', { begins, who });
  const at = ['late-discharged', 'begins'] as const;

  it('is for newborns alone: by their days, their birth or an age up to three', () => {
    for (const who of [{ newbornWithinDays: 90 }, { bornFrom: '2025-01-01' }, { ageUnder: 3 }]) {
      expect(said(from('birth', who), ...at)).toEqual([]);
    }
    for (const who of [{}, { ageUnder: 4 }, { ageAtLeast: 60 }]) {
      expect(said(from('birth', who), ...at)).toEqual(['写的是从出生起享受，可是对象里不都是新生儿']);
    }
    expect(said(from('birth', { newbornWithinDays: 90 }, { ageAtLeast: 60 }), ...at)).toHaveLength(1);
  });

  it('is for whom something happened', () => {
    expect(said(from('event', { circumstances: ['discharged-from-service'] }), ...at)).toEqual([]);
    expect(
      said(from('event', { circumstances: ['discharged-from-service'] }, { ageUnder: 18 }), ...at),
    ).toEqual(['写的是从那件事发生的那天起享受，可是对象里有一组没有写是什么事']);
    expect(said(from('payment', { ageUnder: 18 }), ...at)).toEqual([]);
  });
});

describe('prices for everybody', () => {
  it('are one of each kind', () => {
    const share = { rule: 'share', clause: '1', kind: 'fiscal-share', amountFen: 64_000, fixed: true };
    const twice = (more: Fields) =>
      withFields({ rules: [...madeUpNotice.rules, share, { ...share, rule: 'more', ...more }] });
    expect(said(twice({}), 'more', null)).toEqual(['“财政补助”对所有人写了两条，不知道按哪一条']);
    expect(said(twice({ who: [{ ageUnder: 18 }] }), 'more', null)).toEqual([]);
  });

  it('have a fiscal share where somebody pays it', () => {
    const full = (...rules: readonly object[]) => ({
      ...late({ price: 'premium-and-fiscal-share' }),
      rules: [...(late({ price: 'premium-and-fiscal-share' }).rules as readonly object[]), ...rules],
    });
    const share = { rule: 'share', clause: '1', kind: 'fiscal-share', amountFen: 64_000, fixed: true };
    expect(said(full(), 'late', 'price')).toHaveLength(1);
    expect(said(full(share), 'late', 'price')).toEqual([]);
    expect(said(full({ ...share, who: [{ ageUnder: 18 }] }), 'late', 'price')).toHaveLength(1);
  });
});

describe('a rule’s name', () => {
  it('stands once', () => {
    const twice = withFields({ rules: [...madeUpNotice.rules, madeUpNotice.rules[0]] });
    expect(said(twice, 'premium', 'rule')).toEqual(['规则名重复']);
  });
});

describe('answers to what residents ask', () => {
  const asked = (answer: object) => withFields({ questions: { missed: answer } });

  it('name clauses and rules that there are, and at least one', () => {
    expect(said(asked({ clauses: ['3'], rules: ['late'] }), null, 'questions.missed.clauses')).toEqual([]);
    expect(said(asked({ clauses: ['9'] }), null, 'questions.missed.clauses')).toEqual(['条款清单里没有 9']);
    expect(said(asked({ clauses: [], rules: ['nothing'] }), null, 'questions.missed.rules')).toEqual([
      '没有名为 nothing 的规则',
    ]);
    expect(said(asked({ clauses: [] }), null, 'questions.missed')).toEqual(['没有列出条款，也没有列出规则']);
    expect(said(asked({ clauses: [], rules: ['late'] }), null, 'questions.missed')).toEqual([]);
  });

  it('have no figures of their own', () => {
    for (const says of ['交400元', '2025年前', '12月底', '25日前']) {
      expect(said(asked({ clauses: ['3'], says }), null, 'questions.missed.says')).toHaveLength(1);
    }
    expect(
      said(asked({ clauses: ['3'], says: '过后也能交，要等。' }), null, 'questions.missed.says'),
    ).toEqual([]);
  });
});
