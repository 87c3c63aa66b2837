import { checkNotice } from '../../policy/notice/check-notice';
import type { FactSheet } from '../../policy';
import { parseFactSheet } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { MadeUpPlace, noticeWith, textsOf } from './made-up-place';
import { RandomPeople } from './random-people';

/** Tier one 400 yuan, tier two 775; students 380 and 755; children 400 in both. Who doesn't choose is in tier one. */
const tiers = {
  rule: 'tiers',
  clause: '1.1',
  kind: 'tiers',
  tiers: [
    { code: 'one', name: '一档' },
    { code: 'two', name: '二档' },
  ],
  usual: 'one',
};
function premium(rule: string, amountFen: number, more: object) {
  return { rule, kind: 'premium', amountFen, ...more };
}
const one = premium('one', 40000, { tier: 'one' });
const two = premium('two', 77500, { tier: 'two' });
const students = [{ isStudent: true }];
const prices = [
  tiers,
  one,
  two,
  premium('student-one', 38000, { tier: 'one', who: students }),
  premium('student-two', 75500, { tier: 'two', who: students }),
  premium('children', 40000, { who: [{ ageUnder: 14 }] }),
];
function aid(rule: string, who: object, gives: object, more: object = {}) {
  return { rule, kind: 'subsidy', who: [who], gives, fund: 'finance', ...more };
}
const clauses = ['1', '1.1', '2'].map((clause) => ({ clause, says: '缴费和资助。' }));
const grownUp = { birthDate: isoDay('1980-06-01'), student: false };
const poor = { ...grownUp, identities: [{ code: 'dibao' as const, since: isoDay('2020-01-01') }] };

function placeWith(...more: readonly object[]): MadeUpPlace {
  return new MadeUpPlace([...prices, ...more], { clauses });
}
const place = placeWith();

describe('a tier of one’s own choice', () => {
  it('sets the price: 400 or 775', () => {
    expect(place.payFen({ ...grownUp, tier: 'one' })).toBe(40000);
    expect(place.payFen({ ...grownUp, tier: 'two' })).toBe(77500);
  });

  it('is the usual one where none was chosen, which is said', () => {
    const answer = place.ask(grownUp);
    expect(answer.payFen).toBe(40000);
    expect(textsOf('attribute-unknown', answer)).toEqual([
      '没有选缴费档次，先按“一档”算；也可以选“二档”，选好再算一次。',
    ]);
    expect(textsOf('attribute-unknown', place.ask({ ...grownUp, tier: 'two' }))).toEqual([]);
  });

  it('is the usual one where the notice has no such tier', () => {
    expect(place.payFen({ ...grownUp, tier: 'gold' })).toBe(40000);
  });

  it('cites the clause of the tiers with that of the price', () => {
    expect(place.ask({ ...grownUp, tier: 'two' }).cites.map(({ clause }) => clause)).toEqual([
      '1',
      '1.1',
      '2',
    ]);
  });

  it('has prices for some people of its own, and others that hold in each', () => {
    expect(place.payFen({ ...grownUp, student: true, tier: 'one' })).toBe(38000);
    expect(place.payFen({ ...grownUp, student: true, tier: 'two' })).toBe(75500);
    expect(place.payFen({ birthDate: isoDay('2015-01-01'), student: false, tier: 'two' })).toBe(40000);
  });

  it('is asked where a notice leaves the choice, and nowhere else', () => {
    expect(place.questions().tiers).toEqual({ tiers: tiers.tiers, usual: 'one' });
    const plain = new MadeUpPlace([premium('premium', 40000, {})]);
    expect(plain.questions().tiers).toBeNull();
    expect(plain.payFen({ tier: 'two' })).toBe(40000);
  });

  it('shows both prices to who hasn’t chosen yet', () => {
    const answers = place.policy.possibleAnswers(
      { id: 'x', region: '650100', year: 2025, payOn: isoDay('2024-11-15'), ...grownUp },
      { tier: true, identities: [], circumstances: [] },
    );
    expect(answers.map(({ determination, cases }) => [determination.payFen, cases])).toEqual([
      [40000, [[[{ about: 'tier', name: '一档' }]]]],
      [77500, [[[{ about: 'tier', name: '二档' }]]]],
    ]);
  });
});

describe('aid where there are tiers', () => {
  it('is of the tier that was chosen: half of 400, half of 775', () => {
    const half = placeWith(aid('half', { identities: ['dibao'] }, { method: 'percent', percent: 50 }));
    expect(half.payFen({ ...poor, tier: 'one' })).toBe(20000);
    expect(half.payFen({ ...poor, tier: 'two' })).toBe(38750);
  });

  it('may be counted on one tier: 775 - 400 = 375; 400 - 400', () => {
    const full = placeWith(aid('full', { identities: ['dibao'] }, { method: 'full' }, { countedOn: 'one' }));
    expect(full.ask({ ...poor, tier: 'two' })).toMatchObject({
      payFen: 37500,
      subsidies: [{ method: 'full', amountFen: 40000 }],
    });
    expect(full.ask({ ...poor, tier: 'one' })).toMatchObject({ status: 'exempt', payFen: 0 });
    // A student's own price of that tier, not everybody's: 755 - 380.
    expect(full.payFen({ ...poor, student: true, tier: 'two' })).toBe(37500);
  });

  it('counted on a dearer tier is never more than the person’s own premium', () => {
    const gives = { method: 'percent', percent: 60 };
    const dear = placeWith(aid('dear', { identities: ['dibao'] }, gives, { countedOn: 'two' }));
    expect(dear.payFen({ ...poor, tier: 'one' })).toBe(16000);
    expect(dear.payFen({ ...poor, tier: 'two' })).toBe(31000);
  });

  it('may be another one in each tier', () => {
    const fixed = (amountFen: number) => ({ method: 'fixed', amountFen });
    const byTier = placeWith(
      aid('low', { identities: ['dibao'], tier: 'one' }, fixed(30000)),
      aid('high', { identities: ['dibao'], tier: 'two' }, fixed(10000)),
    );
    expect(byTier.payFen({ ...poor, tier: 'one' })).toBe(10000);
    expect(byTier.payFen({ ...poor, tier: 'two' })).toBe(67500);
    expect(byTier.payFen(poor)).toBe(10000);
  });

  it('never makes an amount negative, whatever is chosen and held', () => {
    const whole = placeWith(
      aid('full', { identities: ['dibao', 'tekun'] }, { method: 'full' }, { countedOn: 'two' }),
      aid(
        'half',
        { identities: ['severe-disability', 'orphan'] },
        { method: 'percent', percent: 50 },
        { countedOn: 'one' },
      ),
      aid(
        'more',
        { identities: ['martyr-child', 'clergy'] },
        { method: 'fixed', amountFen: 38000 },
        { adds: true },
      ),
    );
    const chance = new RandomPeople(13);
    for (let at = 0; at < 5_000; at += 1) {
      const payOn = chance.pick(['2024-10-01', '2024-12-31', '2025-01-01'].map(isoDay));
      const facts: Partial<FactSheet> = {
        payOn,
        tier: chance.pick(['one', 'two', 'three']),
        student: chance.isOneIn(2),
        birthDate: chance.pick(['2016-01-01', '1980-01-01'].map(isoDay)),
        identities: Array.from({ length: chance.below(4) }, () => chance.identity(payOn, '650100')),
      };
      const { payFen, netFen, items } = whole.ask(facts);
      const amounts = [payFen ?? 0, netFen ?? 0, ...items.flatMap((item) => [item.payFen, item.subsidyFen])];
      if (amounts.some((amount) => amount < 0)) throw new Error(JSON.stringify(facts));
    }
  });
});

describe('tiers that can’t be', () => {
  function wordsOf(rules: readonly object[]): readonly string[] {
    return found(rules).map(({ problem, instead }) => `${problem}；${instead}`);
  }

  function problemsOf(rules: readonly object[]): readonly string[] {
    return found(rules).map(({ rule, field }) => `${String(rule)} ${String(field)}`);
  }

  function found(rules: readonly object[]) {
    const notice = noticeWith([premium('premium', 40000, {})]);
    const common = notice.rules.filter(({ kind }) => kind !== 'premium');
    const mine = rules.map((rule) => ({ clause: '1', ...rule }));
    return checkNotice({ ...notice, clauses, rules: [...mine, ...common] }).problems;
  }

  it.each([
    ['one without a price', [tiers, one], ['tiers tiers']],
    ['a price without its tier', [tiers, one, two, premium('x', 1000, {})], ['tiers tiers']],
    [
      'two prices of one tier',
      [tiers, one, two, { ...two, rule: 'again' }],
      ['again null', 'two who', 'again who'],
    ],
    [
      'a price of a tier that isn’t there',
      [tiers, one, two, premium('x', 50000, { tier: 'three' })],
      ['x tier'],
    ],
    ['a usual one that isn’t there', [{ ...tiers, usual: 'three' }, one, two], ['tiers usual']],
    ['only one', [{ ...tiers, tiers: tiers.tiers.slice(0, 1) }, one], ['tiers tiers']],
    [
      'aid counted on none',
      [...prices, aid('a', { identities: ['dibao'] }, { method: 'full' }, { countedOn: 'three' })],
      ['a countedOn', 'a countedOn'],
    ],
    [
      'a condition on none',
      [...prices, aid('a', { identities: ['dibao'], tier: 'three' }, { method: 'full' })],
      ['a who.0.tier'],
    ],
  ])('%s', (_what, rules, where) => {
    expect([...new Set(problemsOf(rules))].sort()).toEqual([...new Set(where)].sort());
  });

  it('are told by what is there, and by what is missing', () => {
    const three = premium('x', 50000, { tier: 'three' });
    expect(wordsOf([tiers, one, two, three])).toContain(
      '没有“three”这一档，这条规则永远用不上；改成有的一档：“一档”（tier: one）、“二档”（tier: two）',
    );
    expect(wordsOf([three]).join()).toContain('写了档次“three”，通知却没有写有哪些档次；补一条“缴费档次”');
  });

  it('are codes of letters and digits on a fact sheet', () => {
    const sheet = { id: 'x', region: '650100', year: 2025, payOn: '2024-11-15' };
    expect(parseFactSheet({ ...sheet, tier: 'two' })).toMatchObject({ tier: 'two' });
    for (const tier of ['二档', '', 2, 'x'.repeat(21)]) {
      expect(() => parseFactSheet({ ...sheet, tier })).toThrow();
    }
  });
});
