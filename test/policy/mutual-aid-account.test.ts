import { checkNotice } from '../../policy';
import { accountRelations, namesRelation } from '../../policy/account-relations';
import { differencesInWords } from '../../policy/authoring';
import { problemForForm } from '../../policy/authoring/form-problems';
import { codeName } from '../../policy/authoring/form-words';
import { ruleFormOf } from '../../policy/authoring/rule-form';
import { asDocument, madeUpNotice } from './made-up-notice';

const account = {
  rule: 'account',
  clause: '1',
  kind: 'mutual-aid-account',
  relations: ['spouse', 'parent', 'sibling'],
  says: '家庭共济账户可以替家人缴。',
};

function noticeWith(...rules: readonly object[]) {
  return { ...madeUpNotice, rules: [...madeUpNotice.rules, ...rules] };
}

function problemsOf(...rules: readonly object[]) {
  return checkNotice(noticeWith(...rules)).problems;
}

describe('what a notice says of the family account', () => {
  it('is taken with relatives, a count and a floor', () => {
    expect(problemsOf({ ...account, mostPeople: 3, floorFen: 100_000 })).toEqual([]);
  });

  it.each([
    ['a relative that isn’t carried', { relations: ['cousin'] }, 'relations.0', 'sibling（兄弟姐妹）'],
    ['a relative twice', { relations: ['child', 'child'] }, 'relations', '每种亲属只写一遍'],
    [
      '“family members” beside named ones',
      { relations: ['family-member', 'child'] },
      'relations',
      '只留家庭成员',
    ],
    ['nobody', { relations: [] }, 'relations', '至少要写一项'],
    ['no people', { mostPeople: 0 }, 'mostPeople', '不能小于 1'],
    ['half a person', { mostPeople: 1.5 }, 'mostPeople', '要填整数'],
    ['a floor in yuan', { floorFen: 500 }, 'floorFen', '500 元要写 50000'],
    ['a floor of nought', { floorFen: 0 }, 'floorFen', '删去这一项'],
    ['a limit of the sum', { mostFen: 100_000 }, 'mostFen', '不要写这条规则'],
  ])('is refused with %s, in words that say what to write', (_what, change, field, words) => {
    const [problem] = problemsOf({ ...account, ...change });
    expect(problem).toMatchObject({ rule: 'account', field });
    expect(problem?.instead).toContain(words);
  });

  it('is said once: of two rules it isn’t known which counts', () => {
    expect(problemsOf(account, { ...account, rule: 'account-2' })).toMatchObject([
      { rule: 'account-2', field: 'kind' },
    ]);
  });

  it('is asked back where the clause’s words have another floor', () => {
    const clauses = madeUpNotice.clauses.map((one) =>
      one.clause === '3' ? { ...one, says: `${one.says}账户里最少留800元。` } : one,
    );
    const rule = { ...account, clause: '3', floorFen: 100_000 };
    const { toConfirm } = checkNotice({ ...noticeWith(rule), clauses });
    expect(toConfirm).toMatchObject([{ rule: 'account', field: 'floorFen' }]);
  });

  it('names whom it means: “family members” are whoever the bureau has bound', () => {
    expect(accountRelations.every((one) => namesRelation(['family-member'], one))).toBe(true);
    expect(namesRelation(['family-member'], 'other')).toBe(true);
    expect(namesRelation(['spouse', 'parent'], 'parent-in-law')).toBe(false);
    expect(namesRelation(['spouse', 'parent'], 'other')).toBe(false);
  });
});

describe('the form of the family account', () => {
  it('ticks relatives, counts people and takes the floor in yuan', () => {
    const { fields } = ruleFormOf('mutual-aid-account');
    const shapes = fields.map(({ name, optional, form: { shape } }) => [name, optional, shape]);
    expect(shapes).toEqual([
      ['relations', false, 'list'],
      ['mostPeople', true, 'number'],
      ['floorFen', true, 'yuan'],
      ['says', false, 'words'],
    ]);
    expect(codeName(['mutual-aid-account', 'relations'], 'grandparent')).toBe('祖父母、外祖父母');
  });

  it('is told in yuan of a floor that is too small', () => {
    const [problem] = problemsOf({ ...account, floorFen: 500 });
    const told = [problem?.problem, problem?.instead].map((words) =>
      problemForForm('mutual-aid-account', words ?? ''),
    );
    expect(told).toEqual(['只有5元，像是少写了两位', '应是500元的，写500']);
  });
});

it('a change of count and floor is told in words', () => {
  const [before, after] = [account, { ...account, mostPeople: 5, floorFen: 100_000 }];
  const [difference] = differencesInWords(asDocument(noticeWith(before)), asDocument(noticeWith(after)));
  expect(difference?.sentence).toBe(
    '家庭共济账户缴费：账户能替配偶、父母、兄弟姐妹缴 → 账户能替配偶、父母、兄弟姐妹缴，一年最多5人，最少留1000元，第一条',
  );
  expect(difference?.fields).toMatchObject([
    { field: 'mostPeople', label: '一个账户一年最多替几个人缴', after: '5' },
    { field: 'floorFen', label: '账户里最少要留多少（元）', after: '1000元' },
  ]);
});
