import { type NoticeDocument, type Surroundings } from '../../../policy';
import { asDocument } from '../made-up-notice';
import { type Fields, withFields, withMore } from './altered';
import { checkNotice } from './checked';

const declared = { code: 'own-elder', name: '三老人员' };
const aid = {
  kind: 'subsidy',
  who: [{ identities: ['own-elder'] }],
  gives: { method: 'fixed', amountFen: 10000 },
  fund: 'finance',
};

/** The made-up notice with aid for the identity, and what it declares. */
function declaring(identities: unknown, change: Fields = {}): Fields {
  return { ...withMore(aid), identities, ...change };
}

function found(value: unknown, surroundings: Surroundings = {}) {
  return checkNotice(value, surroundings).problems.map(({ rule, field, problem, instead }) => ({
    where: [rule, field],
    says: `${problem}。${instead}`,
  }));
}

it('a notice may declare an identity of its own and use it', () => {
  expect(found(declaring([declared]))).toEqual([]);
});

describe('an own identity is refused', () => {
  it.each<[string, unknown, readonly [string | null, string], string]>([
    ['that no one declares', withMore(aid), ['more', 'who.0.identities.0'], '"code": "own-elder"'],
    [
      'that is excluded and not declared',
      withMore({ ...aid, who: [{ identities: ['dibao'], holdsNone: ['own-elder'] }] }),
      ['more', 'who.0.holdsNone.0'],
      '没有写明它是哪种身份',
    ],
    ['that no rule uses', withFields({ identities: [declared] }), [null, 'identities.0'], '没有一条规则用到'],
    [
      'that is called as a common one is',
      declaring([{ ...declared, name: '重度残疾人（一二级）' }]),
      [null, 'identities.0'],
      '规则里用通用的代码 severe-disability',
    ],
    [
      'that is called as offices call a common one',
      declaring([{ ...declared, name: '特困供养人员' }]),
      [null, 'identities.0'],
      '规则里用通用的代码 tekun',
    ],
    ['that stands twice', declaring([declared, declared]), [null, 'identities.1'], '写了两次'],
    [
      'that is called as another one is',
      declaring([declared, { code: 'own-other', name: ' 三老人员' }]),
      [null, 'identities.1'],
      '代码是 own-elder',
    ],
    [
      'with markup in its name',
      declaring([{ ...declared, name: '<b>三老</b>人员' }]),
      [null, 'identities.0.name'],
      '网页标记',
    ],
    [
      'with a common code',
      declaring([declared, { code: 'dibao', name: '低收入户' }]),
      [null, 'identities.1.code'],
      'own- 开头',
    ],
    ['without a name', declaring([{ code: 'own-elder' }]), [null, 'identities.0.name'], '缺这一项'],
    [
      'with something that no identity carries',
      declaring([{ ...declared, attributes: ['blood'] }]),
      [null, 'identities.0.attributes.0'],
      'disabilityGrade',
    ],
  ])('%s', (_what, notice, where, says) => {
    const problems = found(notice);
    const here = problems.find((problem) => JSON.stringify(problem.where) === JSON.stringify(where));
    expect(here?.says).toContain(says);
  });

  it('by a code that no one knows, and said how such a code is written', () => {
    const [problem] = found(withMore({ ...aid, who: [{ identities: ['elder'] }] }));
    expect(problem?.where).toEqual(['more', 'who.0.identities.0']);
    expect(problem?.says).toContain('tekun（特困人员）');
    expect(problem?.says).toContain('own- 开头的代码');
  });

  it('when there are hundreds of them', () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ code: `own-${at}`, name: `第${at}类` }));
    expect(found(declaring(many))[0]?.says).toContain('当地自己的身份太多了');
  });
});

it('a code that meant somebody else last year is asked back', () => {
  const lastYear = asDocument(
    declaring([{ ...declared, name: '高龄老人' }], { id: 'nowhere-2024', year: 2024 }),
  );
  const { problems, toConfirm } = checkNotice(declaring([declared]), { lastYear });
  expect(problems).toEqual([]);
  const asked = toConfirm.filter(({ field }) => field === 'identities.0.name');
  expect(asked.map(({ problem }) => problem)).toEqual([
    '代码 own-elder 2024年度是高龄老人，现在是三老人员，是同一种身份吗？',
  ]);
});

describe('the notices of one stack', () => {
  const base = asDocument(declaring([declared], { id: 'above-2025', title: '上级通知' }));
  const city = (identities: unknown, who: readonly string[] = ['own-elder']): NoticeDocument =>
    asDocument({
      ...declaring(identities),
      id: 'city-2025',
      overlays: 'above-2025',
      regions: ['650102'],
      rules: [{ ...aid, rule: 'city', clause: '1', who: [{ identities: who }] }],
      clauses: [{ clause: '1', says: '三老人员少交100元。' }],
    });

  it('share what the upper one declares, and may declare the same again', () => {
    expect(found(city(undefined), { others: [base] })).toEqual([]);
    expect(found(city([declared]), { others: [base] })).toEqual([]);
  });

  it('are taken on trust where the upper one isn’t at hand', () => {
    expect(found(city(undefined))).toEqual([]);
  });

  it('may not mean two things by one code', () => {
    for (const other of [
      { code: 'own-elder', name: '高龄老人' },
      { ...declared, attributes: ['monitored'] },
    ]) {
      const [problem] = found(city([other]), { others: [base] });
      expect(problem?.where).toEqual([null, 'identities.0']);
      expect(problem?.says).toContain('代码 own-elder 在《上级通知》里是三老人员');
    }
  });

  it('may not have two codes for one name', () => {
    const [problem] = found(city([{ code: 'own-veteran', name: '三老人员' }], ['own-veteran']), {
      others: [base],
    });
    expect(problem?.says).toContain('用 own-elder');
  });

  it('are held against each other from above too', () => {
    const lower = city([{ code: 'own-elder', name: '高龄老人' }]);
    const [problem] = found(base, { others: [lower] });
    expect(problem?.where).toEqual([null, 'identities.0']);
  });
});
