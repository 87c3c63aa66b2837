import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shippedNotices } from '../../../policy';
import { type OwnNames, ownNamesOf } from '../../../policy/authoring/own-names';
import { ruleInWords } from '../../../policy/authoring/rule-words';
import { whoInWords } from '../../../policy/authoring/who-in-words';
import { isoDay } from '../../../policy/calendar';
import { conditionInWords, conditionName } from '../../../policy/condition-words';
import type { AnyGroup, AnyRule } from '../../../policy/notice/consistency/subject';

const nobodys: OwnNames = { identities: [], tiers: [] };
function wait(more: object) {
  return {
    rule: 'x',
    clause: '1',
    kind: 'cover',
    from: 'payment',
    to: '2025-12-31',
    wait: more,
  };
}
function late(more: object) {
  return {
    rule: 'x',
    clause: '1',
    kind: 'late-payment',
    who: [{}],
    price: 'premium',
    aid: false,
    begins: 'next-day',
    ...more,
  };
}
function aid(more: object) {
  return {
    rule: 'x',
    clause: '1',
    kind: 'subsidy',
    who: [{ identities: ['dibao'] }],
    gives: { method: 'fixed', amountFen: 28_000 },
    fund: 'finance',
    ...more,
  };
}

function words(rule: object, own = nobodys): string {
  return ruleInWords(rule as AnyRule, own);
}

it('the five notices are read by officers rule by rule as they are written down here', () => {
  const read = shippedNotices.flatMap((notice) => [
    `# ${notice.id}`,
    ...notice.rules.map((rule) => `${rule.kind} | ${words(rule, ownNamesOf([notice]))}`),
  ]);
  const written = readFileSync(path.resolve(__dirname, '../../fixtures/notices-in-words.txt'), 'utf8');
  expect(read).toEqual(written.trimEnd().split('\n'));
});

describe('a rule that none of the five has', () => {
  it.each<[string, object]>([
    ['从缴费到2025年12月31日，等30天', wait({ days: 30 })],
    ['从缴费到2025年12月31日，等3个月', wait({ months: 3, counting: 'same-day' })],
    [
      '从缴费到2025年12月31日，等3个月，每断缴一年多等1个月',
      wait({ months: 3, perMissedYear: { months: 1, after: 0 } }),
    ],
    [
      '从缴费到2025年12月31日，等3个月，每断缴一年多等1个月（头2年不加），每补缴一年少等1个月',
      wait({ months: 3, perMissedYear: { months: 1, after: 2 }, repair: { monthsPerYearPaid: 1 } }),
    ],
    ['从出生到2025年12月31日', { ...wait({}), from: 'birth', wait: undefined }],
    ['可以过期缴，只缴个人部分，没有资助，缴费第二天起享受', late({})],
    [
      '可以过期缴，连财政补助一起全额缴，资助照减，缴费第二天起享受',
      late({ price: 'premium-and-fiscal-share', aid: true }),
    ],
    ['可以过期缴，只缴个人部分，没有资助，等2个月', late({ begins: 'after-wait', wait: { months: 2 } })],
    [
      '可以过期缴到2025年6月30日，每月1日到20日收，只缴个人部分，没有资助，等60天',
      late({
        until: { day: '2025-06-30', clause: '1' },
        daysOfMonth: [1, 20],
        begins: 'after-days',
        waitingDays: 60,
      }),
    ],
    ['低保对象：资助280元（财政）', aid({})],
    ['低保对象：资助25%（财政）', aid({ gives: { method: 'percent', percent: 25 } })],
    ['低保对象：长期护理保险费资助280元（市级财政）', aid({ of: 'care-premium', fund: 'city-finance' })],
    [
      '低保对象：在别的资助上再加，资助280元（残疾人就业保障金）',
      aid({ adds: true, fund: 'disability-employment' }),
    ],
    ['低保对象：资助没有写（财政）', aid({ gives: { method: 'fixed' } })],
    ['低保对象：按“low”算，资助280元（财政）', aid({ countedOn: 'low' })],
    [
      '账户能替配偶、父母缴，一年最多3人，最少留100元',
      {
        kind: 'mutual-aid-account',
        relations: ['spouse', 'parent'],
        mostPeople: 3,
        floorFen: 10_000,
        clause: '1',
      },
    ],
    ['每人每年640元', { kind: 'fiscal-share', amountFen: 64_000, fixed: true, clause: '1' }],
    ['每人每年640元（还没有定）', { kind: 'fiscal-share', amountFen: 64_000, fixed: false, clause: '1' }],
    ['报名', { kind: 'duty', what: '报名。', clause: '1' }],
    ['说明', { kind: 'information', clause: '1' }],
  ])('%s', (said, rule) => {
    expect(words(rule)).toBe(said);
  });

  it('names the tiers and identities of its place', () => {
    const own = {
      identities: [{ code: 'own-1', name: '库区移民' }],
      tiers: [
        { code: 'low', name: '低档' },
        { code: 'high', name: '高档' },
      ],
    } satisfies OwnNames;
    const tiers = { kind: 'tiers', clause: '1', tiers: own.tiers, usual: 'low' };
    expect(words(tiers, own)).toBe('可以选低档、高档，没有选的按低档');
    expect(words({ kind: 'premium', amountFen: 40_000, tier: 'high', clause: '1' }, own)).toBe(
      '高档：每人每年400元',
    );
    expect(words(aid({ who: [{ identities: ['own-1', 'dibao'] }], countedOn: 'low' }), own)).toBe(
      '库区移民、低保对象：按低档算，资助280元（财政）',
    );
  });
});

describe('for whom a rule is', () => {
  it.each<[string, readonly AnyGroup[] | null]>([
    ['所有人', null],
    ['所有人', [{}]],
    ['所有人', [{ identities: ['dibao'] }, {}]],
    ['低保对象、孤儿', [{ identities: ['dibao', 'orphan'] }]],
    [
      '低保对象；退出现役、并且发生后6个月内',
      [{ identities: ['dibao'] }, { circumstances: ['discharged-from-service'], withinMonths: 6 }],
    ],
    ['低保对象、并且不是孤儿、特困人员', [{ identities: ['dibao'], holdsNone: ['orphan', 'tekun'] }]],
    ['低保对象、并且同时是孤儿', [{ identities: ['dibao'], holdsAll: ['orphan'] }]],
    ['选“high”', [{ tier: 'high' }]],
    ['符合其中一项：学生，或未满18周岁', [{ oneOf: [{ isStudent: true }, { ageUnder: 18 }] }]],
    ['另有条件', [{ somethingNew: 1 }]],
  ])('%s', (said, who) => {
    expect(whoInWords(who, nobodys)).toBe(said);
  });
});

describe('a condition', () => {
  const day = isoDay('2024-01-01');
  it.each<[string, unknown, said: string, asked: string]>([
    ['ageUnder', 18, '未满18周岁', '未满几周岁'],
    ['ageUnderIfKnown', 18, '未满18周岁', '未满几周岁'],
    ['ageAtLeast', 60, '满60周岁', '满几周岁'],
    ['bornFrom', day, '2024年1月1日起出生', '某天起出生'],
    ['bornBefore', day, '2024年1月1日以前出生', '某天以前出生'],
    ['newbornWithinDays', 90, '出生90天内的孩子', '出生几天内的孩子'],
    ['newbornBeyondDays', 90, '出生超过90天', '出生超过几天'],
    ['unbrokenYearsAtLeast', 5, '连续参保满5年', '连续参保满几年'],
    ['missedYearsAtLeast', 4, '断缴满4年', '断缴满几年'],
    ['withinDays', 90, '发生后90天内', '发生后几天内'],
    ['withinMonths', 3, '发生后3个月内', '发生后几个月内'],
    ['beyondDays', 90, '发生超过90天', '发生超过几天'],
    ['eventFrom', day, '2024年1月1日起发生', '某天起发生'],
    ['eventBefore', day, '2024年1月1日以前发生', '某天以前发生'],
    ['paidFrom', day, '2024年1月1日起缴费', '某天起缴费'],
    ['paidTo', day, '最晚2024年1月1日缴费', '最晚某天缴费'],
    ['tier', 'high', '选high档', '选几档'],
    ['disabilityGradeAtMost', 2, '2级以上残疾', '几级以上残疾'],
    ['aided', true, '有资助', '有资助'],
    ['aidedSince', day, '2024年1月1日起认定、有资助', '某天起认定、有资助'],
    ['aidedOnlyBefore', day, '2024年1月1日以前认定、有资助', '某天以前认定、有资助'],
    ['aidDeducted', true, '缴费时已减免', '缴费时已减免'],
    ['aidCertifiedElsewhere', true, '在外地认定', '在外地认定'],
    ['carePremiumDue', true, '要缴长期护理保险费', '要缴长期护理保险费'],
    ['closedOut', true, '已经不能缴费', '已经不能缴费'],
    ['payingLate', true, '过期缴费', '过期缴费'],
    ['isStudent', true, '学生', '学生，或者不是学生'],
    ['isStudent', false, '不是学生', '学生，或者不是学生'],
    ['householdHere', true, '本地户口', '本地户口，或者外地户口（居住证）'],
    ['householdHere', false, '外地户口（居住证）', '本地户口，或者外地户口（居住证）'],
    ['parentInsured', true, '父母已参保', '父母已参保，或者父母没有参保'],
    ['insuredLastYear', false, '上一年没有参保', '上一年参保，或者上一年没有参保'],
    ['dueToIllness', true, '因病', '因病，或者不是因病'],
    ['monitored', false, '没有纳入监测', '纳入监测，或者没有纳入监测'],
    ['student', true, '学生', '学生，或者不是学生'],
    ['lostWorkCapacity', false, '没有丧失劳动能力', '丧失劳动能力，或者没有丧失劳动能力'],
    ['waitingLate', true, '过期缴费要等待', '过期缴费要等待，或者过期缴费不用等待'],
    ['sex', 'female', '女性', '性别'],
    ['sex', 'male', '男性', '性别'],
  ])('%s of %s reads “%s”', (name, value, said, asked) => {
    expect([conditionInWords(name, value), conditionName(name)]).toEqual([said, asked]);
  });

  it('that nobody has named has no words', () => {
    expect([conditionInWords('somethingNew', 1), conditionName('somethingNew')]).toEqual([null, null]);
  });
});
