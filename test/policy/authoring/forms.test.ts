import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkNotice } from '../../../policy';
import { codeName, codeNameAnywhere, fieldName, kindPurpose } from '../../../policy/authoring/form-words';
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

function isNamed(name: string | null): boolean {
  return name !== null && /[\u4e00-\u9fff]/.test(name);
}

/** A form in a line: each field with what is typed in it, `?` where it may be left out. */
function inALine(form: FieldForm): string {
  switch (form.shape) {
    case 'fields':
      return `{${form.fields.map(({ name, optional, form: inner }) => `${name}${optional ? '?' : ''}:${inALine(inner)}`).join(' ')}}`;
    case 'list':
      return `[${inALine(form.item)}]`;
    case 'row':
      return `(${form.items.map(inALine).join(' ')})`;
    case 'either':
      return form.ways.map(inALine).join('|');
    case 'choice':
      return form.codes.join('/');
    case 'fixed':
      return `=${String(form.value)}`;
    default:
      return form.shape;
  }
}

/** Every field and code of a form that has no Chinese name. */
function nameless(form: FieldForm, way: readonly string[]): readonly string[] {
  switch (form.shape) {
    case 'fields':
      return form.fields.flatMap(({ name, form: inner }) => {
        const inside = [...way, name];
        const isShown = inner.shape !== 'fixed' || way.includes('who');
        const own = isShown && !isNamed(fieldName(inside)) ? [inside.join('.')] : [];
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
        .filter((code) => !isNamed(codeName(way, code)))
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

  it('is the one that is written down here, for every kind, the head and a trial case', () => {
    const forms = [
      ...[...ruleKinds.keys()].map((kind) => `${kind} ${inALine(ruleFormOf(kind))}`),
      `head ${inALine(headForm())}`,
      `trial ${inALine(trialForm)}`,
    ];
    const written = readFileSync(path.resolve(__dirname, '../../fixtures/forms-of-rules.txt'), 'utf8');
    expect(forms).toEqual(written.trimEnd().split('\n'));
  });

  it('asks of a group all that a rule can ask, and gives each list room for one entry of what it lists', () => {
    const who = ruleFormOf('subsidy').fields.find(({ name }) => name === 'who')?.form;
    if (who?.shape !== 'who') throw new Error('an aid is for somebody');
    const asked = who.group.fields.map(({ name }) => name);
    expect(asked).toEqual(expect.arrayContaining(['identities', 'circumstances', 'ageAtLeast', 'oneOf']));
    expect(blankOf(who)).toEqual([{}]);
    const rows = ruleFormOf('targets').fields.find(({ name }) => name === 'rows')?.form;
    if (rows?.shape !== 'list') throw new Error('places are a list');
    expect([blankOf(rows), blankOf({ shape: 'list', item: { shape: 'words' } })]).toEqual([[{}], []]);
    expect(blankOf({ shape: 'row', items: [{ shape: 'number' }, { shape: 'number' }] })).toEqual(['', '']);
    expect(blankOf({ shape: 'fixed', value: true })).toBe(true);
    expect(blankOf({ shape: 'either', ways: [] })).toBe('');
  });

  it('tells ways apart by what is fixed in them', () => {
    const gives = ruleFormOf('subsidy').fields.find(({ name }) => name === 'gives')?.form;
    if (gives?.shape !== 'either') throw new Error('an aid is given in one of several ways');
    const values = [
      { method: 'full' },
      { method: 'fixed', amountFen: 1 },
      { method: 'percent' },
      { method: 'x' },
      null,
      [],
    ];
    expect(values.map((value) => wayOf(gives.ways, value))).toEqual([0, 1, 2, -1, -1, -1]);
    const from = ruleFormOf('cover').fields.find(({ name }) => name === 'from')?.form;
    if (from?.shape !== 'either') throw new Error('cover begins on a day or by an event');
    expect(['2025-01-01', 'birth'].map((value) => wayOf(from.ways, value))).toEqual([0, 1]);
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

describe('a field’s name', () => {
  it.each<[readonly string[], string | null]>([
    [['cover', 'from'], '待遇从什么时候开始'],
    [['window', 'from'], '从哪天起，含当天'],
    [['cover', 'wait', 'from'], '从什么时候算起'],
    [['late-payment', 'until', 'day'], '最晚哪天，含当天'],
    [['refund-reason', 'until'], '最晚哪天申请，含当天；没有写就不填'],
    [['refund', 'recognisedBy', 'day'], '最晚哪天认定，含当天'],
    [['clauses', 'says'], '这一条写给居民看的话'],
    [['clauses', 'why'], '为什么没有规则用到这一条'],
    [['notice', 'identities'], '这个地方自己的身份'],
    [['notice', 'identities', 'name'], '这种身份叫什么'],
    [['notice', 'identities', 'attributes'], '认定时还要记哪些'],
    [['subsidy', 'who', 'ageAtLeast'], '满几周岁'],
    [['subsidy', 'who', 'identities'], '有其中一种身份'],
    [['subsidy', 'who', 'tier'], '选的是哪一档'],
    [['premium', 'somethingNew'], null],
    [['premium', 'constructor'], null],
  ])('%j is %s', (way, name) => {
    expect(fieldName(way)).toBe(name);
  });

  it.each<[readonly string[], string | number, string | null]>([
    [['cover', 'from'], 'payment', '缴费当天'],
    [['cover', 'wait', 'from'], 'payment', '从缴费那天算起'],
    [['notice', 'identities', 'attributes'], 'student', '是不是学生'],
    [['subsidy', 'fund'], 'finance', '财政'],
    [['subsidy', 'who', 'identities'], 'dibao', '低保对象'],
    [['term', 'identity'], 'tekun', '特困人员'],
    [['x', 'disabilityGradeAtMost'], 3, '一级到三级'],
    [['x', 'of'], 'care-premium', '长期护理保险费'],
    [['x', 'somethingNew'], 'y', null],
  ])('of %j the code %s means %s', (way, code, name) => {
    expect(codeName(way, code)).toBe(name);
  });

  it('of a code alone is what it means in the field that has it', () => {
    expect(codeNameAnywhere('paid-twice')).toBe('缴重了');
    expect(codeNameAnywhere('finance')).toBe('财政');
    expect(codeNameAnywhere('somethingNew')).toBeNull();
  });

  it('and purpose of a kind that nobody knows are none', () => {
    expect(kindPurpose('somethingNew')).toBe('');
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

  it.each([
    [
      '写的是 400 分，只有4元，像是把元当成分写了。金额用分写：400 元要写 40000。',
      '只有4元，像是少写了两位。应是400元的，写400。',
    ],
    ['改金额；金额用分写，400 元写 40000。', '改金额。'],
    ['金额要用分，是不小于 0 的整数', '要写金额，例如 400 或 400.50'],
    ['写明金额（分）和条款号', '写明金额和条款号'],
    ['这里要填文字，前后加引号', '这里要填文字'],
    ['这里要填数字，不加引号', '这里要填数字'],
    ['这里要填一组内容，用花括号括起来', '请填上'],
    ['这里要填列表，用方括号括起来', '请填上'],
    ['要填两个数字，先小后大，用方括号括起来', '要填两个数字，先小后大'],
    ['这里只能填 true（是）或 false（不是）', '这里选是或不是'],
    ['等待期写成 {"days": 90} 或者 {"months": 3}', '等待期要写天数，或者写月数和几个月怎么数'],
    ['补一条“待遇享受期”（cover，who 写 [{}]）', '补一条“待遇享受期”，“对谁”选所有人'],
    ['“通知没有写的事”（silence，about 写 coverage）', '“通知没有写的事”，“居民问的是什么”写 coverage'],
    ['写身份（identities），例如低保对象', '写身份，例如低保对象'],
    ['写明是“高档”（tier: high）', '写明是“高档”'],
    ['缺这一项。补上它：请填上', '还没有填'],
    ['缺这一项。照通知补上它，怎么写见填写说明', '还没有填'],
    ['缺这一项。补上它：写日期', '还没有填。写日期'],
  ])('of “%s” is “%s”', (file, form) => {
    expect(problemForForm('subsidy', file)).toBe(form);
  });

  it('names fields as the form does', () => {
    const [words] = said('late-payment', { begins: 'after-days', waitingDays: undefined });
    expect(words).toMatch(/“待遇从什么时候开始”.*“等待多少天”/);
    expect(words).not.toMatch(/[a-zA-Z]{3}/);
  });
});
