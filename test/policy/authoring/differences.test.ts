import { differencesInWords } from '../../../policy/authoring';
import { fieldDifferences, valueInWords } from '../../../policy/authoring/field-differences';
import { asDocument, madeUpNotice } from '../made-up-notice';

const before = asDocument({
  ...madeUpNotice,
  documentNumber: '某医保发〔2024〕1号',
  issuedOn: '2024-09-01',
  validity: { from: '2024-10-01', to: '2025-12-31', clause: '3' },
  identities: [
    { code: 'own-1', name: '库区移民' },
    { code: 'own-2', name: '老党员' },
  ],
});

function told(change: object) {
  return differencesInWords(before, asDocument({ ...before, ...change }));
}

/** The notice with the rule of a name in another form. */
function ruled(name: string, other: object) {
  return told({ rules: before.rules.map((rule) => (rule.rule === name ? other : rule)) });
}

describe('what differs outside the rules', () => {
  it.each<[string, object]>([
    ['通知的标题：某市2025年度参保缴费通知 → 新标题', { title: '新标题' }],
    ['文号：某医保发〔2024〕1号 → 没有', { documentNumber: undefined }],
    ['印发日期：2024年9月1日 → 2024年9月2日', { issuedOn: '2024-09-02' }],
    ['发文单位：某市医疗保障局 → 某市医疗保障局、某市税务局', { issuers: ['某市医疗保障局', '某市税务局'] }],
    ['有效期：2024年10月1日到2025年12月31日（第三条） → 没有', { validity: undefined }],
    ['适用的地区（区划代码）：650100 → 650100、650200', { regions: ['650100', '650200'] }],
    ['补充哪一份通知（编号）：没有 → above-2025', { overlays: 'above-2025' }],
  ])('is said with what it was and is: %s', (sentence, change) => {
    const differences = told(change);
    expect(differences).toEqual([
      { rule: null, clauses: { before: null, after: null }, sentence, fields: [], onlyMoved: false },
    ]);
  });

  it('is said of the words of a clause, of a new one and of one that is gone', () => {
    const [first, second, third] = before.clauses;
    const clauses = [{ ...first, says: '每人交420元。' }, third, { clause: '4', says: '新的一条。' }];
    expect(told({ clauses }).map(({ sentence }) => sentence)).toEqual([
      '第一条的说明：每人交400元。 → 每人交420元。',
      '第四条的说明：没有 → 新的一条。',
      `第二条的说明：${second?.says} → 没有`,
    ]);
  });

  it('is only moved where days went on with the year', () => {
    const after = { ...before, year: 2026, title: '某市2026年度参保缴费通知', issuedOn: '2025-09-02' };
    const moved = differencesInWords(before, asDocument(after)).map(({ sentence, onlyMoved }) => [
      sentence.split('：')[0],
      onlyMoved,
    ]);
    expect(moved).toEqual([
      ['通知的标题', true],
      ['印发日期', false],
    ]);
  });
});

describe('identities of a place’s own', () => {
  it('that came, went, have another name or carry something else are said', () => {
    const identities = [
      { code: 'own-1', name: '水库移民' },
      { code: 'own-2', name: '老党员', attributes: ['dueToIllness'] },
      { code: 'own-3', name: '低收入户' },
    ];
    expect(told({ identities }).map(({ sentence }) => sentence)).toEqual([
      '当地自己的身份：库区移民 → 水库移民',
      '当地自己的身份：老党员，带的内容有改动',
      '新增当地自己的身份：低收入户',
    ]);
    expect(told({ identities: [] }).map(({ sentence }) => sentence)).toEqual([
      '不再有当地自己的身份：库区移民',
      '不再有当地自己的身份：老党员',
    ]);
    expect(told({ identities: before.identities })).toEqual([]);
  });
});

describe('a rule', () => {
  it('under the same name of another kind is one that is gone and one that is new', () => {
    const information = { rule: 'dibao', clause: '2', kind: 'information' };
    expect(ruled('dibao', information)).toMatchObject([
      {
        rule: 'dibao',
        clauses: { before: '2', after: '2' },
        sentence: '不再有资助参保：低保对象：资助25%（财政）；新增说明：说明',
        fields: [],
        onlyMoved: false,
      },
    ]);
  });

  it('that moved to another clause, or differs only in a detail, says so', () => {
    const [premium] = before.rules;
    expect(ruled('premium', { ...premium, clause: '2' }).map(({ sentence }) => sentence)).toEqual([
      '个人缴费标准：每人每年400元，从第一条改到第二条',
    ]);
    const dibao = before.rules.find(({ rule }) => rule === 'dibao');
    const stated = { ...dibao, gives: { method: 'percent', percent: 25, statedFen: 9_900 } };
    expect(ruled('dibao', stated)).toMatchObject([
      {
        sentence: '资助参保：低保对象：资助25%（财政），细节有改动，第二条',
        fields: [
          { field: 'gives.statedFen', label: '通知另写明的金额（元）', before: '100元', after: '99元' },
        ],
      },
    ]);
  });

  it('says by how much an amount is more or less', () => {
    const [premium] = before.rules;
    expect(ruled('premium', { ...premium, amountFen: 38_050 })[0]?.sentence).toBe(
      '个人缴费标准：每人每年400元 → 每人每年380.50元（少19.50元），第一条',
    );
    const fixed = { ...before.rules[1], gives: { method: 'fixed', amountFen: 10_000 } };
    const one = asDocument({ ...before, rules: [fixed] });
    const more = { ...fixed, gives: { method: 'fixed', amountFen: 12_000 } };
    expect(differencesInWords(one, asDocument({ ...before, rules: [more] }))[0]?.sentence).toBe(
      '资助参保：低保对象：资助100元（财政） → 低保对象：资助120元（财政）（多20元），第二条',
    );
  });
});

describe('a value as the form shows it', () => {
  it.each<[string, readonly string[], unknown]>([
    ['400元', ['premium', 'amountFen'], 40_000],
    ['60', ['late-payment', 'waitingDays'], 60],
    ['是', ['notice', 'draft'], true],
    ['不是', ['notice', 'draft'], false],
    ['2025年1月1日', ['cover', 'from'], '2025-01-01'],
    ['缴费当天', ['cover', 'from'], 'payment'],
    ['第三条', ['late-payment', 'until', 'clause'], '3'],
    ['二（四）', ['care-premium', 'collectedBy'], '2.4'],
    ['第二条', ['late-payment', 'with'], '2'],
    ['3', ['x', 'withinSomething'], '3'],
    ['照旧', ['x', 'clause'], '照旧'],
    ['空', ['x', 'y'], null],
    ['空', ['x', 'y'], undefined],
    ['-1', ['x', 'amountFen'], -1],
  ])('%s', (words, way, value) => {
    expect(valueInWords(way, value)).toBe(words);
  });
});

describe('the fields in which two rules differ', () => {
  const own = { before: { identities: [], tiers: [] }, after: { identities: [], tiers: [] } };

  it('are those that came, went or changed, each by its name; for whom it is is one field', () => {
    const was = {
      who: [{ identities: ['dibao'] }],
      waitingDays: 60,
      until: { day: '2025-06-30', clause: '3' },
    };
    const is = { who: [{ identities: ['dibao'] }, { ageAtLeast: 60 }], waitingDays: 90, aid: true };
    expect(fieldDifferences('late-payment', [was, is], own)).toEqual([
      { field: 'who', label: '对谁', before: '低保对象', after: '低保对象；满60周岁' },
      { field: 'waitingDays', label: '等待多少天', before: '60', after: '90' },
      { field: 'until.day', label: '最晚哪天，含当天', before: '2025年6月30日', after: null },
      { field: 'until.clause', label: '这个日期是哪一条写的', before: '第三条', after: null },
      { field: 'aid', label: '资助照样减', before: null, after: '是' },
    ]);
    expect(fieldDifferences('late-payment', [was, was], own)).toEqual([]);
  });

  it('in a list are named by the list', () => {
    expect(fieldDifferences('window', [{ daysOfMonth: [1, 25] }, { daysOfMonth: [1, 20] }], own)).toEqual([
      { field: 'daysOfMonth.1', label: '每月只收几天的，从几号到几号', before: '25', after: '20' },
    ]);
  });
});
