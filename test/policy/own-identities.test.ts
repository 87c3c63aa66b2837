import { isoDay } from '../../policy/calendar';
import { createPolicy, parseFactSheet, validateNotice } from '../../policy';
import type { CertifiedIdentity, OwnIdentityCode } from '../../policy';
import { withDeclaredIdentities } from '../../policy/declared-identities';
import { fourHundred, MadeUpPlace, noticeWith, textsOf } from './made-up-place';

function fixed(rule: string, yuan: number, group: object) {
  const gives = { method: 'fixed', amountFen: yuan * 100 };
  return { rule, kind: 'subsidy', who: [group], gives, fund: 'finance' };
}

function held(code: OwnIdentityCode, more: Partial<CertifiedIdentity> = {}): CertifiedIdentity {
  return { code, since: isoDay('2020-01-01'), ...more };
}

const oneChild = { code: 'own-one-child', name: '独生子女家庭' } as const;
const elder = { code: 'own-elder', name: '三老人员' } as const;

describe('an identity of a place’s own', () => {
  const place = new MadeUpPlace(
    [
      fourHundred,
      fixed('one-child', 60, { identities: ['own-one-child'] }),
      fixed('elder', 100, { identities: ['own-elder'] }),
    ],
    { identities: [oneChild, elder] },
  );

  it('brings its aid, told by the notice’s name for it: 400 - 60 = 340', () => {
    const answer = place.ask({ identities: [held('own-one-child')] });
    expect(answer).toMatchObject({
      payFen: 34000,
      subsidies: [{ identity: 'own-one-child', holder: '独生子女家庭', amountFen: 6000 }],
    });
  });

  it('is told from the others: 400 - 100 = 300, and of both the higher counts', () => {
    expect(place.payFen({ identities: [held('own-elder')] })).toBe(30000);
    expect(place.payFen({ identities: [held('own-one-child'), held('own-elder')] })).toBe(30000);
    expect(place.payFen({ identities: [held('own-unheard-of')] })).toBe(40000);
  });

  it('counts from its day to its last day, and is called by its name before and after', () => {
    const later = place.ask({ identities: [held('own-elder', { since: isoDay('2024-12-01') })] });
    expect(later.payFen).toBe(40000);
    expect(textsOf('not-yet-recognised', later)).toEqual([
      '三老人员的认定日期在这一天之后，这一天还不能算。',
    ]);
    const ended = place.ask({ identities: [held('own-elder', { until: isoDay('2024-11-14') })] });
    expect(ended.payFen).toBe(40000);
    expect(textsOf('not-entitled', ended)).toEqual([
      '三老人员的身份在这一天之前已经到期，不再按它享受资助。',
    ]);
  });

  it('is asked where the notice declares it, by its name, and nowhere else', () => {
    expect(place.questions().identities.map(({ code, name }) => [code, name])).toEqual([
      ['own-one-child', '独生子女家庭'],
      ['own-elder', '三老人员'],
    ]);
    expect(new MadeUpPlace([fourHundred]).questions().identities).toEqual([]);
  });

  it('may stand on a fact sheet, if its code is written as such codes are', () => {
    const sheet = (code: string) => ({
      id: 'x',
      region: '650100',
      year: 2025,
      payOn: '2024-11-15',
      identities: [{ code, since: '2020-01-01' }],
    });
    expect(parseFactSheet(sheet('own-elder')).identities?.[0]?.code).toBe('own-elder');
    for (const code of ['elder', 'own-', 'own-Elder', 'own-三老', `own-${'a'.repeat(60)}`]) {
      expect(() => parseFactSheet(sheet(code))).toThrow('身份代码');
    }
  });
});

describe('a fact sheet for the commands', () => {
  const { policy } = new MadeUpPlace([fourHundred, fixed('elder', 100, { identities: ['own-elder'] })], {
    identities: [elder],
  });
  const sheet = (code: OwnIdentityCode, region = '650100') => ({
    id: 'x',
    region,
    year: 2025,
    payOn: isoDay('2024-11-15'),
    identities: [held(code)],
  });

  it('may hold what the place declares, and nothing that would be passed over without a word', () => {
    expect(withDeclaredIdentities(policy, sheet('own-elder'))).toEqual(sheet('own-elder'));
    expect(() => withDeclaredIdentities(policy, sheet('own-eldest'))).toThrow(
      '有的是：own-elder（三老人员）',
    );
  });

  it('is told of a place without a notice that it has none', () => {
    const elsewhere = withDeclaredIdentities(policy, sheet('own-elder', '110000'));
    expect(policy.determine(elsewhere).status).toBe('unsupported');
  });
});

describe('several identities of a place’s own', () => {
  const several = { rule: 'several', kind: 'several-identities', reading: '取最高的一种。' };
  const place = new MadeUpPlace(
    [
      fourHundred,
      fixed('one-child', 60, { identities: ['own-one-child'] }),
      fixed('elder', 100, { identities: ['own-elder'] }),
      fixed('dibao', 200, { identities: ['dibao'] }),
      several,
    ],
    { identities: [oneChild, elder] },
  );
  const isTold = (...identities: readonly CertifiedIdentity[]): boolean =>
    textsOf('interpretation', place.ask({ identities })).length === 1;
  const dibao: CertifiedIdentity = { code: 'dibao', since: isoDay('2020-01-01') };

  it('are told to be several, though they share a bit; one that stands twice isn’t', () => {
    expect(isTold(held('own-one-child'), held('own-elder'))).toBe(true);
    expect(isTold(held('own-one-child'), dibao)).toBe(true);
    expect(isTold(held('own-one-child'), held('own-one-child', { since: isoDay('2021-01-01') }))).toBe(false);
    expect(isTold(held('own-elder'))).toBe(false);
  });

  it('are as many as a notice declares: the last of seventy is as good as the first', () => {
    const many = Array.from({ length: 70 }, (_, at) => ({ code: `own-${at}`, name: `第${at}类人员` }));
    const rules = many.map(({ code }, at) => fixed(code, at + 1, { identities: [code] }));
    const crowded = new MadeUpPlace([fourHundred, ...rules], { identities: many });
    // 400 - 1 = 399; 400 - 70 = 330; of both the higher.
    expect(crowded.payFen({ identities: [held('own-0')] })).toBe(39900);
    expect(crowded.payFen({ identities: [held('own-69')] })).toBe(33000);
    expect(crowded.payFen({ identities: [held('own-0'), held('own-69')] })).toBe(33000);
  });
});

describe('groups that ask more than one of them', () => {
  const place = new MadeUpPlace(
    [
      fourHundred,
      fixed('both', 150, { identities: ['own-elder'], holdsAll: ['own-one-child'] }),
      fixed('common-and-own', 250, { identities: ['dibao'], holdsAll: ['own-one-child'] }),
      fixed('alone', 60, { identities: ['own-one-child'], holdsNone: ['own-elder', 'dibao'] }),
    ],
    { identities: [oneChild, elder] },
  );
  const [child, old] = [held('own-one-child'), held('own-elder')];

  it('are for who holds both, and not for who holds one twice', () => {
    expect(place.payFen({ identities: [child, old] })).toBe(25000);
    expect(place.payFen({ identities: [old, held('own-elder')] })).toBe(40000);
    expect(place.payFen({ identities: [old] })).toBe(40000);
  });

  it('join one of a place’s own with a common one: 400 - 250 = 150', () => {
    const dibao: CertifiedIdentity = { code: 'dibao', since: isoDay('2020-01-01') };
    expect(place.payFen({ identities: [dibao, child] })).toBe(15000);
    expect(place.payFen({ identities: [dibao, old] })).toBe(40000);
  });

  it('leave out who holds what they exclude, and nobody else: 400 - 60 = 340', () => {
    expect(place.payFen({ identities: [child] })).toBe(34000);
    expect(place.payFen({ identities: [child, held('own-unheard-of')] })).toBe(34000);
    expect(place.payFen({ identities: [child, held('own-elder', { until: isoDay('2024-11-01') })] })).toBe(
      34000,
    );
  });
});

describe('what an identity of a place’s own carries', () => {
  const disabled = { code: 'own-disabled', name: '持证残疾人', attributes: ['disabilityGrade', 'student'] };
  const rules = [
    fourHundred,
    fixed('grade', 90, { identities: ['own-disabled'], disabilityGradeAtMost: 3 }),
    fixed('student', 300, { identities: ['own-disabled'], student: true }),
  ];
  const place = new MadeUpPlace(rules, { identities: [disabled] });

  it('decides, a grade of 3 too, which is no severe disability: 400 - 90 = 310', () => {
    expect(place.payFen({ identities: [held('own-disabled', { disabilityGrade: 3, student: false })] })).toBe(
      31000,
    );
    expect(place.payFen({ identities: [held('own-disabled', { disabilityGrade: 4, student: false })] })).toBe(
      40000,
    );
    expect(place.payFen({ identities: [held('own-disabled', { disabilityGrade: 4, student: true })] })).toBe(
      10000,
    );
  });

  it('is asked, the grade first, and said by the identity’s name where it isn’t known', () => {
    expect(place.questions().identities[0]?.attributes).toEqual(['disabilityGrade', 'student']);
    const answer = place.ask({ identities: [held('own-disabled', { student: false })] });
    expect(textsOf('attribute-unknown', answer)).toEqual([
      '持证残疾人：不知道残疾等级，先按不符合计算，补上后再算一次。',
    ]);
  });

  it('brings every answer that a grade may bring where it isn’t known', () => {
    const sheet = { id: 'x', region: '650100', year: 2025, payOn: isoDay('2024-11-15') };
    const unknown = {
      identities: [{ ...held('own-disabled', { student: false }), unknown: ['disabilityGrade'] as const }],
      circumstances: [],
    };
    const found = place.policy.possibleAnswers(sheet, unknown);
    expect(found.map(({ determination }) => determination.payFen).sort()).toEqual([31000, 40000]);
  });

  it('must be declared', () => {
    expect(() => noticeWith(rules, { identities: [{ ...disabled, attributes: ['student'] }] })).toThrow(
      '持证残疾人没有写明带有“残疾等级”',
    );
  });
});

describe('a province’s identity and a city’s', () => {
  const base = noticeWith([fourHundred, fixed('one-child', 60, { identities: ['own-one-child'] })], {
    id: 'above-2025',
    identities: [oneChild],
  });
  const city = validateNotice(
    {
      format: 2,
      id: 'city-2025',
      title: '某市补充通知',
      issuers: ['某市医疗保障局'],
      draft: false,
      year: 2025,
      regions: ['650102'],
      overlays: 'above-2025',
      identities: [elder],
      clauses: [{ clause: '1', says: '独生子女家庭资助80元，三老人员资助100元。' }],
      rules: [
        { clause: '1', ...fixed('city-one-child', 80, { identities: ['own-one-child'] }) },
        { clause: '1', ...fixed('city-elder', 100, { identities: ['own-elder'] }) },
      ],
    },
    'city-2025.json',
  );
  const policy = createPolicy([base, city]);
  const payIn = (region: string, code: OwnIdentityCode) =>
    policy.determine({ id: 'x', region, year: 2025, payOn: isoDay('2024-11-15'), identities: [held(code)] });

  it('are both known in the city: 400 - 80 = 320, 400 - 100 = 300', () => {
    expect(payIn('650102', 'own-one-child')).toMatchObject({
      payFen: 32000,
      subsidies: [{ holder: '独生子女家庭' }],
    });
    expect(payIn('650102', 'own-elder').payFen).toBe(30000);
    expect(policy.questionsFor('650102', 2025).identities.map(({ name }) => name)).toEqual([
      '独生子女家庭',
      '三老人员',
    ]);
  });

  it('aren’t where the city’s notice doesn’t speak', () => {
    expect(payIn('650103', 'own-one-child').payFen).toBe(34000);
    expect(payIn('650103', 'own-elder').payFen).toBe(40000);
  });
});
