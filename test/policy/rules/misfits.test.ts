import { checkNotice } from '../../../policy';
import { madeUpNotice } from '../made-up-notice';

type Rule = Readonly<Record<string, unknown>>;

/** What is said of the field of one more rule, beside the made-up notice’s own; `instead` of the others where given. */
function saidOf(field: string, added: readonly Rule[], instead: Readonly<Record<string, Rule>> = {}) {
  const rules = madeUpNotice.rules.map((rule) => ({ ...rule, ...instead[rule.rule] }));
  const more = added.map((rule, at) => ({ rule: at === 0 ? 'more' : `more-${at}`, clause: '1', ...rule }));
  return checkNotice({ ...madeUpNotice, rules: [...rules, ...more] })
    .problems.filter((one) => one.rule === 'more' && one.field === field)
    .map(({ problem, instead: way }) => `${problem}｜${way}`);
}

const aid = {
  kind: 'subsidy',
  who: [{ identities: ['orphan'] }],
  gives: { method: 'full' },
  fund: 'finance',
};
const duty = { kind: 'duty', office: '税务部门', what: '做好准备。' };
const account = { kind: 'mutual-aid-account', relations: ['spouse'], says: '可以给家人缴。' };

describe('a rule whose fields don’t fit together is told so, with what to write instead', () => {
  it.each<[string, string, Rule, string]>([
    [
      'an aid for an age without a name for its holders',
      'holder',
      { ...aid, who: [{ identities: ['orphan'] }, { ageAtLeast: 60 }] },
      '有一组既不写身份也不写情况时，要写 holder（例如“60周岁以上老人”）；都写了就不要写',
    ],
    [
      'an aid by identity with a name for its holders',
      'holder',
      { ...aid, holder: '孤儿' },
      '有一组既不写身份也不写情况时，要写 holder（例如“60周岁以上老人”）；都写了就不要写',
    ],
    [
      'an aid for the care insurance that is added to others',
      'adds',
      { ...aid, adds: true, of: 'care-premium' },
      '长期护理保险费的资助不能叠加｜删去 adds；确实要叠加的，把几种资助合成一条，金额写加起来的数',
    ],
    [
      'an aid counted on a tier that has no price',
      'countedOn',
      { ...aid, countedOn: 'low' },
      '这份通知没有“low”这一档的个人缴费标准，资助没法按它算｜改成有个人缴费标准的一档；按本人选的档算的，删去 countedOn',
    ],
    [
      'an aid for a care insurance that has no price',
      'of',
      { ...aid, of: 'care-premium' },
      '这份通知没有写长期护理保险费，资助没有可减的｜补一条“长期护理保险费”（care-premium）；资助的是个人缴费的，删去 of',
    ],
    [
      'an aid of a percentage that isn’t the stated sum',
      'gives.statedFen',
      { ...aid, gives: { method: 'percent', percent: 50, statedFen: 19_900 } },
      '写明的金额不等于标准乘百分比｜核对百分比、金额和个人缴费标准，改正写错的那个',
    ],
    [
      'an account for somebody twice',
      'relations',
      { ...account, relations: ['spouse', 'spouse'] },
      '同一种亲属写了两遍｜每种亲属只写一遍',
    ],
    [
      'an account for family members and somebody named',
      'relations',
      { ...account, relations: ['family-member', 'spouse'] },
      '写了“家庭成员”，又写了是谁｜通知写明了是谁的，删去家庭成员；没有写明的，只留家庭成员',
    ],
    [
      'an account in which nothing must stay',
      'floorFen',
      { ...account, floorFen: 0 },
      '写的是最少留0元｜没有要求留钱的，删去这一项',
    ],
    [
      'an account in which yuan were meant',
      'floorFen',
      { ...account, floorFen: 100 },
      '写的是 100 分，只有1元，像是把元当成分写了｜金额用分写：100 元要写 10000',
    ],
    [
      'a duty done once on a weekday',
      'weekday',
      { ...duty, recurs: 'once', weekday: 1 },
      'recurs 是 once 时没有这一项｜删去这一项',
    ],
    [
      'a weekly duty with a day of the month',
      'dayOfMonth',
      { ...duty, recurs: 'weekly', dayOfMonth: 5 },
      'recurs 是 weekly 时没有这一项｜删去这一项',
    ],
    [
      'a monthly duty with a time',
      'time',
      { ...duty, recurs: 'monthly', time: '17:00' },
      'recurs 是 monthly 时没有这一项｜删去这一项',
    ],
    [
      'an ongoing duty with a last day',
      'by',
      { ...duty, recurs: 'ongoing', by: '2024-12-01' },
      'recurs 是 ongoing 时没有这一项｜删去这一项',
    ],
    [
      'a monthly duty with a share to be insured',
      'percent',
      { ...duty, recurs: 'monthly', percent: 95 },
      'recurs 是 monthly 时没有这一项｜删去这一项',
    ],
  ])('%s', (_, field, rule, words) => {
    const [said = ''] = saidOf(field, [rule]);
    expect(said.startsWith(words)).toBe(true);
  });

  it.each<[string, Rule]>([
    [
      'an aid for an age with a name for its holders',
      { ...aid, who: [{ ageAtLeast: 60 }], holder: '60周岁以上老人' },
    ],
    [
      'an aid of a percentage that is the stated sum',
      { ...aid, gives: { method: 'percent', percent: 50, statedFen: 20_000 } },
    ],
    [
      'an account for named relatives, with ten yuan to stay',
      { ...account, relations: ['spouse', 'child'], floorFen: 1_000 },
    ],
    ['an account for family members', { ...account, relations: ['family-member'] }],
    ['a duty done once by a day', { ...duty, recurs: 'once', by: '2024-12-01', when: '年底前' }],
    ['a weekly duty', { ...duty, recurs: 'weekly', weekday: 7, time: '17:00', inWindow: true }],
    ['a monthly duty', { ...duty, recurs: 'monthly', dayOfMonth: 31, inWindow: false }],
    ['an ongoing duty', { ...duty, recurs: 'ongoing', inWindow: true }],
    ['a monthly list of some groups', { ...duty, recurs: 'monthly', dayOfMonth: 10, identities: ['dibao'] }],
    ['a share of some groups', { ...duty, recurs: 'ongoing', identities: ['dibao'], percent: 100 }],
  ])('but not %s', (_, rule) => {
    const own = [
      'holder',
      'gives.statedFen',
      'relations',
      'floorFen',
      'by',
      'weekday',
      'time',
      'dayOfMonth',
      'inWindow',
      'when',
    ];
    expect(own.flatMap((field) => saidOf(field, [rule]))).toEqual([]);
  });

  it('two accounts', () => {
    const rules = [
      ...madeUpNotice.rules,
      { rule: 'one', clause: '1', ...account },
      { rule: 'two', clause: '1', ...account },
    ];
    expect(checkNotice({ ...madeUpNotice, rules }).problems).toContainEqual({
      rule: 'two',
      field: 'kind',
      problem: '家庭共济账户写了两条规则，不知道按哪一条',
      instead: '合成一条：能替谁缴、最多几个人、最少留多少写在一起',
    });
  });

  it('one reason to give all back, in two rules', () => {
    const reason = { clause: '1', kind: 'refund-reason', reason: 'died', beforeCover: true };
    const rules = [...madeUpNotice.rules, { rule: 'one', ...reason }, { rule: 'two', ...reason }];
    const said = checkNotice({ ...madeUpNotice, rules }).problems.map(({ rule, field, problem }) => [
      rule,
      field,
      problem,
    ]);
    expect(said).toEqual([
      ['one', 'reason', '同一个退费理由只能写一条规则，请合并'],
      ['two', 'reason', '同一个退费理由只能写一条规则，请合并'],
    ]);
  });
});

describe('targets', () => {
  const rows = [
    { place: '甲村', people: 100 },
    { place: '乙村', people: 200 },
  ];
  const problems = (total?: number) =>
    checkNotice({
      ...madeUpNotice,
      rules: [
        ...madeUpNotice.rules,
        { rule: 'targets', clause: '1', kind: 'targets', rows, ...(total === undefined ? {} : { total }) },
      ],
    }).problems.map(({ rule, instead }) => [rule, instead]);

  it('make the total that the notice gives, where it gives one', () => {
    expect([problems(), problems(300)]).toEqual([[], []]);
    expect(problems(301)).toEqual([['targets', '各行相加不等于合计']]);
  });
});

describe('insured twice', () => {
  const problems = (rule: object) =>
    checkNotice({
      ...madeUpNotice,
      rules: [
        ...madeUpNotice.rules,
        { rule: 'twice', clause: '1', kind: 'double-insurance', says: '只留一处。', ...rule },
      ],
    }).problems.map(({ field }) => field);

  it('as employees and as residents, each with what a paper can say of it', () => {
    expect(problems({ insuredIn: 'employee', keeps: 'the-other', restsUntilApplied: true })).toEqual([]);
    expect(problems({ insuredIn: 'elsewhere', students: 'every', keeps: 'school', usually: true })).toEqual(
      [],
    );
    expect(problems({ insuredIn: 'elsewhere', keeps: 'unsaid' })).toEqual([]);
  });

  it.each([
    [
      'students among the employees',
      { insuredIn: 'employee', students: 'new', keeps: 'the-other' },
      'students',
    ],
    ['an employee’s usual residence', { insuredIn: 'employee', keeps: 'residence' }, 'keeps'],
    [
      'benefits that rest though they are kept',
      { insuredIn: 'elsewhere', keeps: 'school', restsUntilApplied: true },
      'restsUntilApplied',
    ],
  ])('but not %s', (_, rule, field) => {
    expect(problems(rule)).toEqual([field]);
  });
});

describe('tiers', () => {
  const tiers = {
    rule: 'tiers',
    clause: '1',
    kind: 'tiers',
    tiers: [
      { code: 'low', name: '低档' },
      { code: 'high', name: '高档' },
    ],
    usual: 'low',
  };
  const price = (tier: string, more: object = {}) => ({
    rule: `price-${tier}`,
    clause: '1',
    kind: 'premium',
    amountFen: 40_000,
    tier,
    ...more,
  });
  const others = madeUpNotice.rules.filter(({ rule }) => rule !== 'premium');
  const said = (...rules: readonly object[]) =>
    checkNotice({ ...madeUpNotice, rules: [...rules, ...others] })
      .problems.filter(({ rule }) => rule === 'tiers')
      .map(({ field, problem, instead }) => [field, problem, instead]);

  it('each have a price for everybody, and there is no other', () => {
    expect(said(tiers, price('low'), price('high'))).toEqual([]);
    expect(said(tiers, price('low'))).toEqual([
      [
        'tiers',
        '“高档”没有写对所有人的个人缴费标准',
        '补一条个人缴费标准（premium），写明是“高档”（tier: high）',
      ],
    ]);
    const general = { rule: 'premium', clause: '1', kind: 'premium', amountFen: 40_000 };
    expect(said(tiers, price('low'), price('high'), general)).toEqual([
      [
        'tiers',
        '分了档次，却有一条对所有人的个人缴费标准没有写是哪一档',
        '在那一条里写明是哪一档（tier）；不分档次的，删去 tiers',
      ],
    ]);
    const forSome = price('high', { who: [{ ageUnder: 18 }] });
    expect(said(tiers, price('low'), forSome).map(([field]) => field)).toEqual(['tiers']);
  });

  it('stand in one rule', () => {
    const again = { ...tiers, rule: 'tiers-again' };
    expect(said(tiers, again, price('low'), price('high'))).toEqual([
      ['tiers', '各档只能写一条规则', '把几条合成一条'],
    ]);
  });

  it.each<[string, object, string]>([
    ['one of them alone', { tiers: tiers.tiers.slice(0, 1) }, '档次至少有两个；只有一个的不用写'],
    [
      'two of one name',
      { tiers: [tiers.tiers[0], { code: 'high', name: '低档' }] },
      '两个档次的代码或名称相同，请改成不同的',
    ],
    [
      'two of one code',
      { tiers: [tiers.tiers[0], { code: 'low', name: '高档' }] },
      '两个档次的代码或名称相同，请改成不同的',
    ],
    [
      'a usual one that isn’t there',
      { usual: 'middle' },
      'usual 要写上面各档中的一个代码：没有选的人按这一档算',
    ],
  ])('with %s are refused', (_, change, words) => {
    expect(
      said({ ...tiers, ...change }, price('low'), price('high')).map(([, , instead]) => instead),
    ).toContain(words);
  });
});
