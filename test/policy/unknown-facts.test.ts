import { createPolicy, type FactSheet, type UnknownFacts } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { waysOf } from '../../policy/unknown-facts';
import { byYears, fourHundred, noticeWith, waitingForMissedYears as waiting } from './made-up-place';

const nothing: UnknownFacts = { identities: [], circumstances: [] };

/** For each way in which what is unknown could be: what is supposed of it, and what then stands on the sheet besides. */
function ways(
  rules: readonly object[],
  unknown: Partial<UnknownFacts>,
  known: Partial<FactSheet> = {},
  more: object = {},
): readonly (readonly [supposed: object | null, facts: object])[] {
  const notice = noticeWith(rules, more);
  const questions = createPolicy([notice]).questionsFor('650100', 2025);
  const sheet: FactSheet = { id: 'x', region: '650100', year: 2025, payOn: isoDay('2024-11-15'), ...known };
  return waysOf({ ...nothing, ...unknown }, { notices: [notice], questions, sheet })
    .flat()
    .map(({ supposed, apply }) => {
      const { id: _, region: __, year: ___, payOn: ____, ...facts } = apply(sheet);
      return [supposed, facts];
    });
}

function unbroken(from: number, to: number | null) {
  return [
    { about: 'history', insuredLastYear: true, years: { of: 'unbrokenYears', span: { from, to } } },
    { insurance: { insuredLastYear: true, unbrokenYears: from } },
  ] as const;
}
function missed(from: number, to: number | null) {
  return [
    { about: 'history', insuredLastYear: false, years: { of: 'missedYears', span: { from, to } } },
    { insurance: { insuredLastYear: false, missedYears: from } },
  ] as const;
}
const asItIs = [null, {}] as const;

describe('the years before, of which nothing is known', () => {
  const history = ['insuredLastYear', 'unbrokenYears', 'missedYears'] as const;

  it('may have been any number, as far as a rule tells it from the next', () => {
    const known = [asItIs, unbroken(1, 2), unbroken(3, null), missed(1, 4), missed(5, null)];
    expect(ways(byYears, { history })).toEqual(known);
  });

  it('are told apart one by one up to twelve where a wait grows with each that was missed', () => {
    const each = Array.from({ length: 11 }, (_, at) => missed(at + 1, at + 1));
    expect(ways([...byYears, waiting], { history })).toEqual([
      asItIs,
      unbroken(1, 2),
      unbroken(3, null),
      ...each,
      missed(12, null),
    ]);
  });

  it('are in their order whatever the order of the rules is', () => {
    const more = [
      { rule: 'ten', kind: 'premium', amountFen: 30_000, who: [{ oneOf: [{ unbrokenYearsAtLeast: 10 }] }] },
      { rule: 'three', kind: 'premium', amountFen: 35_000, who: [{ unbrokenYearsAtLeast: 3 }] },
    ];
    expect(ways([fourHundred, ...more], { history: ['insuredLastYear', 'unbrokenYears'] })).toEqual([
      unbroken(1, 2),
      unbroken(3, 9),
      unbroken(10, null),
      [{ about: 'history', insuredLastYear: false, years: null }, { insurance: { insuredLastYear: false } }],
    ]);
  });

  it('are only those that are left where it is known whether he was insured last year', () => {
    const insured = { insurance: { insuredLastYear: true } };
    expect(ways(byYears, { history: ['unbrokenYears'] }, insured)).toEqual([
      [null, insured],
      unbroken(1, 2),
      unbroken(3, null),
    ]);
    const not = { insurance: { insuredLastYear: false } };
    expect(ways(byYears, { history: ['missedYears'] }, not)).toEqual([
      [null, not],
      missed(1, 4),
      missed(5, null),
    ]);
  });

  it('may have been paid for later, as many as were missed', () => {
    const insurance = { insuredLastYear: false, missedYears: 2 };
    const repaid = (years: number) => [
      {
        about: 'history',
        insuredLastYear: false,
        years: { of: 'repaidYears', span: { from: years, to: years } },
      },
      { insurance: { ...insurance, repaidYears: years } },
    ];
    expect(ways([...byYears, waiting], { history: ['repaidYears'] }, { insurance })).toEqual([
      [null, { insurance }],
      repaid(1),
      repaid(2),
    ]);
  });

  it('are no number where a rule asks only of the last one', () => {
    const again = { rule: 'again', kind: 'premium', amountFen: 39_000, who: [{ insuredLastYear: true }] };
    const was = (insuredLastYear: boolean) => [
      { about: 'history', insuredLastYear, years: null },
      { insurance: { insuredLastYear } },
    ];
    expect(ways([fourHundred, again], { history: ['insuredLastYear'] })).toEqual([was(true), was(false)]);
  });

  it('are nothing to suppose where all of them are known', () => {
    expect(ways(byYears, { history: [] })).toEqual([]);
  });
});

function aid(rule: string, who: object) {
  return {
    rule,
    kind: 'subsidy',
    who: [who],
    gives: { method: 'fixed', amountFen: 10_000 },
    fund: 'finance',
  };
}
const { wait: _wait, ...plainLate } = { ...waiting, begins: 'payment' };
const aids = [
  fourHundred,
  aid('severe', { identities: ['severe-disability'], disabilityGradeAtMost: 2 }),
  aid('dibao', { identities: ['dibao'], dueToIllness: true }),
  aid('elder', { identities: ['own-elder'], disabilityGradeAtMost: 1 }),
  aid('martyr', { identities: ['martyr-child'], ageAtLeast: 60 }),
  {
    ...plainLate,
    who: [
      { circumstances: ['discharged-from-service'], withinMonths: 6 },
      { circumstances: ['objective-reason'] },
    ],
  },
];
const own = { identities: [{ code: 'own-elder', name: '三老人员', attributes: ['disabilityGrade'] }] };
const since = isoDay('2020-01-01');

/** The days that matter before 15 November 2024: the window’s first, and the day itself. */
const recognitions = [
  { from: null, to: '2024-09-30' },
  { from: '2024-10-01', to: '2024-10-01' },
  { from: '2024-10-02', to: '2024-11-14' },
  { from: '2024-11-15', to: '2024-11-15' },
];

describe('an identity of which something isn’t known', () => {
  const identity = (code: string, name: string, more: object) => ({
    about: 'identity',
    code,
    name,
    since: null,
    ended: null,
    elsewhere: null,
    attributes: {},
    ...more,
  });

  it('may be severe or not, by its grade; one of the place’s own may be of each of the four', () => {
    const severe = { code: 'severe-disability', since, unknown: ['disabilityGrade'] } as const;
    const elder = { code: 'own-elder', since, unknown: ['disabilityGrade'] } as const;
    const graded = (code: string, name: string, disabilityGrade: number) => [
      identity(code, name, { attributes: { disabilityGrade } }),
      { identities: [{ code, since, disabilityGrade }] },
    ];
    expect(ways(aids, { identities: [severe] }, {}, own)).toEqual(
      [2, 3].map((grade) => graded('severe-disability', '重度残疾人', grade)),
    );
    expect(ways(aids, { identities: [elder] }, {}, own)).toEqual(
      [1, 2, 3, 4].map((grade) => graded('own-elder', '三老人员', grade)),
    );
  });

  it('may have each of its attributes or not', () => {
    const dibao = { code: 'dibao', since, unknown: ['dueToIllness', 'monitored'] } as const;
    const pairs = [false, true].flatMap((dueToIllness) =>
      [false, true].map((monitored) => ({ dueToIllness, monitored })),
    );
    expect(ways(aids, { identities: [dibao] }, {}, own)).toEqual(
      pairs.map((attributes) => [
        identity('dibao', '低保对象', { attributes }),
        { identities: [{ code: 'dibao', since, ...attributes }] },
      ]),
    );
  });

  it('may have been certified here or in another place', () => {
    const dibao = { code: 'dibao', since, unknown: ['region'] } as const;
    expect(ways(aids, { identities: [dibao] }, {}, own)).toEqual([
      [identity('dibao', '低保对象', { elsewhere: false }), { identities: [{ code: 'dibao', since }] }],
      [
        identity('dibao', '低保对象', { elsewhere: true }),
        { identities: [{ code: 'dibao', since, region: '110000' }] },
      ],
    ]);
    const inBeijing = ways(aids, { identities: [dibao] }, { region: '110105' }, own);
    expect(inBeijing.at(-1)?.[1]).toEqual({ identities: [{ code: 'dibao', since, region: '120000' }] });
  });

  it('may have been recognised on any day that a rule tells from the next', () => {
    const dibao = { code: 'dibao', unknown: ['since'] } as const;
    expect(ways(aids, { identities: [dibao] }, {}, own)).toEqual(
      recognitions.map((span) => [
        identity('dibao', '低保对象', { since: span }),
        { identities: [{ code: 'dibao', since: span.to }] },
      ]),
    );
  });

  it('may have ended before the day, or not', () => {
    const dibao = { code: 'dibao', since, unknown: ['until'] } as const;
    const ended = ['2024-09-30', '2024-10-01', '2024-11-14'].map((until) => [
      identity('dibao', '低保对象', { ended: true }),
      { identities: [{ code: 'dibao', since, until }] },
    ]);
    expect(ways(aids, { identities: [dibao] }, {}, own)).toEqual([
      [identity('dibao', '低保对象', { ended: false }), { identities: [{ code: 'dibao', since }] }],
      ...ended,
    ]);
    const late = { code: 'dibao', since: isoDay('2024-10-01'), unknown: ['until'] } as const;
    expect(ways(aids, { identities: [late] }, {}, own)).toHaveLength(3);
  });
});

describe('whether somebody holds any identity', () => {
  const codes = (known: Partial<FactSheet> = {}) => [
    ...new Set(
      ways(aids, { anyIdentity: true }, known, own).map(([supposed]) =>
        supposed === null ? null : (supposed as { readonly code: string }).code,
      ),
    ),
  ];

  it('he may hold none, or any that the notice knows', () => {
    expect(codes()).toEqual([null, 'severe-disability', 'dibao', 'own-elder', 'martyr-child']);
  });

  it('he may hold none of which he is too young, nor one that he is known to hold', () => {
    expect(codes({ birthDate: isoDay('2015-01-01') })).not.toContain('martyr-child');
    expect(codes({ identities: [{ code: 'dibao', since }] })).not.toContain('dibao');
  });

  it('a severe disability is of a grade that counts: of another it is like none', () => {
    const held = ways(aids, { anyIdentity: true }, {}, own).flatMap(
      ([, facts]) => (facts as Partial<FactSheet>).identities ?? [],
    );
    const severe = held.filter(({ code }) => code === 'severe-disability');
    expect(severe).toEqual(
      recognitions.map(({ to }) => ({ code: 'severe-disability', disabilityGrade: 2, since: to })),
    );
  });

  it('who has paid may have lost it since', () => {
    const paidBefore = { on: isoDay('2024-10-10'), amountFen: 30_000 } as never;
    const supposed = ways(aids, { anyIdentity: true }, { paidBefore }, own).map(([one]) => one);
    expect(supposed).toContainEqual(expect.objectContaining({ code: 'dibao', ended: true }));
  });
});

describe('what may have happened to somebody', () => {
  const discharged = [
    { from: null, to: '2024-05-14' },
    { from: '2024-05-15', to: '2024-09-30' },
    { from: '2024-10-01', to: '2024-10-01' },
    { from: '2024-10-02', to: '2024-11-14' },
    { from: '2024-11-15', to: '2024-11-15' },
  ];
  const happened = (span: { readonly to: string }) => ({ code: 'discharged-from-service', on: span.to });

  it('is nothing, or an event on each day that matters, or one without a day', () => {
    expect(ways(aids, { anyCircumstance: true }, {}, own)).toEqual([
      asItIs,
      ...discharged.map((on) => [
        { about: 'circumstance', code: 'discharged-from-service', on },
        { circumstances: [happened(on)] },
      ]),
      [
        { about: 'circumstance', code: 'objective-reason', on: null },
        { circumstances: [{ code: 'objective-reason' }] },
      ],
    ]);
  });

  it('stands beside what is known to have happened', () => {
    const circumstances = [{ code: 'objective-reason' }] as const;
    const unknown = { circumstances: ['discharged-from-service'] } as const;
    expect(ways(aids, unknown, { circumstances }, own).map(([, facts]) => facts)).toEqual(
      discharged.map((on) => ({ circumstances: [...circumstances, happened(on)] })),
    );
    const any = ways(
      aids,
      { anyCircumstance: true },
      { circumstances: [happened({ to: '2024-10-01' })] as never },
      own,
    );
    expect(any.at(-1)?.[1]).toEqual({
      circumstances: [happened({ to: '2024-10-01' }), { code: 'objective-reason' }],
    });
  });
});

describe('other facts of a person', () => {
  it('may be either, and none of them is the ordinary one', () => {
    expect(ways(aids, { personal: ['sex', 'student'] }, {}, own)).toEqual([
      [{ about: 'personal', fact: 'sex', value: 'female' }, { sex: 'female' }],
      [{ about: 'personal', fact: 'sex', value: 'male' }, { sex: 'male' }],
      [{ about: 'personal', fact: 'student', value: true }, { student: true }],
      [{ about: 'personal', fact: 'student', value: false }, { student: false }],
    ]);
  });

  it('are ordinary where he lives in no pilot of the care insurance, and chooses no tier where there is none', () => {
    expect(ways(aids, { ltciPilot: true, tier: true }, {}, own)).toEqual([
      asItIs,
      [null, { ltciPilot: false }],
      [{ about: 'ltci' }, { ltciPilot: true }],
    ]);
  });

  it('are the birth of a grown-up, or of one whom a rule tells from him', () => {
    const born = (span: { readonly from: string | null; readonly to: string }) => [
      { about: 'birth', span },
      { birthDate: span.to },
    ];
    expect(ways(aids, { birthDate: true }, {}, own)).toEqual([
      [null, { birthDate: '2024-09-30' }],
      born({ from: null, to: '1964-11-15' }),
      born({ from: '2024-10-01', to: '2024-10-01' }),
      born({ from: '2024-10-02', to: '2024-11-14' }),
      born({ from: '2024-11-15', to: '2024-11-15' }),
    ]);
  });
});
