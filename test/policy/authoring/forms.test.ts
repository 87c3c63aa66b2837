import { checkNotice } from '../../../policy';
import { codeName, fieldName, kindPurpose } from '../../../policy/authoring/form-words';
import { problemForForm } from '../../../policy/authoring/form-problems';
import {
  blankItem,
  blankOf,
  blankWay,
  type FieldForm,
  headForm,
  ruleFormOf,
  wayOf,
} from '../../../policy/authoring/rule-form';
import { trialForm } from '../../../policy/authoring/trial-form';
import { problemInWords } from '../../../policy/notice/problem';
import { ruleKindName } from '../../../policy/rules/kind-names';
import { ruleKinds } from '../../../policy/rules/rule-kinds';
import { madeUpNotice } from '../made-up-notice';

/** Every field and code of a form that has no Chinese name. */
function nameless(form: FieldForm, way: readonly string[]): readonly string[] {
  switch (form.shape) {
    case 'fields':
      return form.fields.flatMap(({ name, form: inner }) => {
        const inside = [...way, name];
        const isShown = inner.shape !== 'fixed' || way.includes('who');
        const own = isShown && fieldName(inside) === null ? [inside.join('.')] : [];
        return [...own, ...nameless(inner, inside)];
      });
    case 'who':
      return nameless(form.group, way);
    case 'list':
      return nameless(form.item, way);
    case 'either':
      return form.ways.flatMap((one) => nameless(one, way));
    case 'choice':
      return form.codes
        .filter((code) => codeName(way, code) === null)
        .map((code) => `${way.join('.')}=${String(code)}`);
    default:
      return [];
  }
}

describe('the form of a rule', () => {
  it.each([...ruleKinds.keys()])(
    '%s has a name, so has each field and code, and it says what it is for',
    (kind) => {
      expect(nameless(ruleFormOf(kind), [kind])).toEqual([]);
      expect(ruleKindName(kind)).not.toBe(ruleKindName('no such kind'));
      expect(kindPurpose(kind)).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('is drawn from the kind’s schema: sums in yuan, days, codes, groups of people', () => {
    const shapes = ruleFormOf('late-payment').fields.map(({ name, optional, form: { shape } }) => [
      name,
      optional,
      shape,
    ]);
    expect(shapes).toContainEqual(['who', false, 'who']);
    expect(shapes).toContainEqual(['price', false, 'choice']);
    expect(shapes).toContainEqual(['aid', false, 'yes-no']);
    expect(shapes).toContainEqual(['wait', true, 'either']);
    expect(ruleFormOf('premium').fields[0]).toMatchObject({ name: 'amountFen', form: { shape: 'yuan' } });
    expect(ruleFormOf('no such kind').fields).toEqual([]);
  });

  it('tells in which of several ways a value is written, also before anything is filled in', () => {
    const wait = ruleFormOf('cover').fields.find(({ name }) => name === 'wait')?.form;
    if (wait?.shape !== 'either') throw new Error('a wait is written in one of two ways');
    const [days, months] = wait.ways.map(blankWay);
    expect([days, months, { months: 3 }, 'text'].map((value) => wayOf(wait.ways, value))).toEqual([
      0, 1, 1, -1,
    ]);
    expect(blankOf(ruleFormOf('subsidy'))).toEqual({});
  });

  it('gives an entry its code, one that no other has', () => {
    const tiers = ruleFormOf('tiers').fields.find(({ name }) => name === 'tiers')?.form;
    if (tiers?.shape !== 'list') throw new Error('tiers are a list');
    expect(blankOf(tiers)).toEqual([{ code: '1' }]);
    expect(blankItem(tiers.item, [{ code: '1' }, { code: 'low' }, { code: '3' }])).toEqual({ code: '2' });
  });

  it('has the head of a notice and a trial case too', () => {
    expect(nameless(headForm(), ['notice'])).toEqual([]);
    expect(nameless(trialForm, ['trial'])).toEqual([]);
  });
});

describe('what is wrong, said to who fills in a form', () => {
  /** The made-up notice with one rule otherwise, as the form leaves it. */
  function said(kind: string, change: object): readonly string[] {
    const rules = madeUpNotice.rules.map((rule) => (rule.kind === kind ? { ...rule, ...change } : rule));
    return checkNotice({ ...madeUpNotice, rules }).problems.map((problem) =>
      problemForForm(kind, problemInWords(problem)),
    );
  }

  it.each([
    ['premium', { amountFen: 400 }, '“个人缴费标准”只有4元，像是少写了两位。应是400元的，写400。'],
    ['premium', { amountFen: '四百' }, '写的是“四百”，不能用。这里要填数字。'],
    ['window', { from: '' }, '写的是空的，不能用。日期要写成 2023-12-31 这样，并且真有这一天。'],
    ['cover', { who: undefined }, '还没有填。'],
  ])('of %s %j', (kind, change, words) => {
    expect(said(kind, change)).toContain(words);
  });

  it('names fields as the form does', () => {
    const [words] = said('late-payment', { begins: 'after-days', waitingDays: undefined });
    expect(words).toMatch(/“待遇从什么时候开始”.*“等待多少天”/);
    expect(words).not.toMatch(/[a-zA-Z]{3}/);
  });
});
