import { addDays, addMonths, type Day, formatDay, type IsoDay, parseDay } from '../calendar';
import type {
  CertifiedIdentity,
  Circumstance,
  CircumstanceCode,
  CommonIdentityCode,
  FactSheet,
  HistoryFact,
  IdentityCode,
  InsuranceHistory,
} from '../fact-sheet';
import { identityCodes } from '../fact-sheet';
import { circumstanceName, identityName } from '../names';
import type { OwnIdentity } from '../own-identities';

/** A typical person: who it is, in words, and the facts for one place and year. */
export interface TypicalPerson {
  readonly who: string;
  readonly sheet: FactSheet;
}

/** Where and when typical people pay: the days are those of the notice that is looked at. */
export interface TypicalSetting {
  readonly region: string;
  readonly year: number;
  /** A day on which the window is open. */
  readonly inWindow: IsoDay;
  /** A day after it. */
  readonly late: IsoDay;
  /** Identities of the place's own, of each of which there is a holder. */
  readonly own: readonly OwnIdentity[];
  /** Tiers that one may choose, but for the usual one. */
  readonly tiers: readonly { readonly code: string; readonly name: string }[];
  /** What the notices ask of the years in which somebody was insured or wasn't; most ask nothing. */
  readonly history: readonly HistoryFact[];
}

type Facts = Partial<Omit<FactSheet, 'id' | 'region' | 'year' | 'payOn'>>;
type Make = (payOn: Day) => Facts;

function years(payOn: Day, age: number): IsoDay {
  return formatDay(addMonths(payOn, -12 * age));
}

function recognised(payOn: Day, months: number): IsoDay {
  return formatDay(addMonths(payOn, -months));
}

/** Long recognised, with everything known that a notice may ask of an identity. */
function holder(payOn: Day, code: IdentityCode, more: Partial<CertifiedIdentity> = {}): CertifiedIdentity {
  const grade = code === 'severe-disability' ? { disabilityGrade: 1 as const } : {};
  return { code, since: recognised(payOn, 24), dueToIllness: true, monitored: true, ...grade, ...more };
}

/** How old a holder of an identity is, where that isn't a grown-up of 45. */
const ageOfHolder: Readonly<Partial<Record<CommonIdentityCode, number>>> = {
  orphan: 10,
  'de-facto-unattended-child': 10,
  'martyr-child': 66,
  'rural-entitled': 70,
};

const events: readonly CircumstanceCode[] = [
  'employee-insurance-ended',
  'discharged-from-service',
  'family-of-discharged',
  'released-from-prison',
  'household-moved-in',
  'returned-from-abroad',
  'graduate-returned',
  'migrant-child',
  'objective-reason',
];

function aged(age: number, facts: Facts = {}): Make {
  return (payOn) => ({ birthDate: years(payOn, age), ...facts });
}

/** People without an identity, by age. */
const plain: readonly (readonly [string, Make])[] = [
  ['3岁的孩子', aged(3)],
  ['10岁的学生', aged(10)],
  ['17岁的学生', aged(17)],
  ['20岁的在校大学生', aged(20, { circumstances: [{ code: 'college-student' }] })],
  ['18岁的大学新生', aged(18, { circumstances: [{ code: 'new-college-student' }] })],
  ['30岁的人', aged(30)],
  ['45岁的人', aged(45)],
  ['59岁的人', aged(59)],
  ['60岁的人', aged(60)],
  ['70岁的老人', aged(70)],
  ['80岁的老人', aged(80)],
  ['在长期护理保险试点地方的45岁的人', aged(45, { ltciPilot: true })],
];

function newborn(days: number): Make {
  return (payOn) => ({ birthDate: formatDay(addDays(payOn, -days)) });
}

const newborns: readonly (readonly [string, Make])[] = [
  ['出生7天的孩子', newborn(7)],
  ['出生60天的孩子', newborn(60)],
  ['出生100天的孩子', newborn(100)],
];

function withIdentities(age: number, make: (payOn: Day) => readonly CertifiedIdentity[]): Make {
  return (payOn) => ({ birthDate: years(payOn, age), identities: make(payOn) });
}

const holders: readonly (readonly [string, Make])[] = identityCodes.map((code) => {
  const age = ageOfHolder[code] ?? 45;
  return [`${age}岁的${identityName(code)}`, withIdentities(age, (payOn) => [holder(payOn, code)])];
});

function holderOfOwn({ code, name, attributes = [] }: OwnIdentity): readonly [string, Make] {
  const grade = attributes.includes('disabilityGrade') ? { disabilityGrade: 1 as const } : {};
  return [`45岁的${name}`, withIdentities(45, (payOn) => [holder(payOn, code, grade)])];
}

const special: readonly (readonly [string, Make])[] = [
  [
    '刚认定3天的低保对象',
    withIdentities(45, (on) => [holder(on, 'dibao', { since: formatDay(addDays(on, -3)) })]),
  ],
  [
    '不是因病的边缘易致贫户',
    withIdentities(45, (on) => [holder(on, 'poverty-prone-margin', { dueToIllness: false })]),
  ],
  [
    '二级重度残疾的学生',
    withIdentities(12, (on) => [holder(on, 'severe-disability', { disabilityGrade: 2, student: true })]),
  ],
  [
    '丧失劳动能力的重度残疾人',
    withIdentities(45, (on) => [holder(on, 'severe-disability', { lostWorkCapacity: true, student: false })]),
  ],
  [
    '既是低保又重度残疾的人',
    withIdentities(45, (on) => [holder(on, 'dibao'), holder(on, 'severe-disability')]),
  ],
  ['70岁的低保对象', withIdentities(70, (on) => [holder(on, 'dibao')])],
  [
    '在长期护理保险试点地方的低保对象',
    (on) => ({ ...withIdentities(45, (day) => [holder(day, 'dibao')])(on), ltciPilot: true }),
  ],
];

function happened(code: CircumstanceCode, daysAgo: number): Make {
  return (payOn) => {
    const event: Circumstance = { code, on: formatDay(addDays(payOn, -daysAgo)) };
    return { birthDate: years(payOn, 30), circumstances: [event] };
  };
}

const late: readonly (readonly [string, Make])[] = [
  ['45岁的人', aged(45)],
  ['10岁的学生', aged(10)],
  ['70岁的老人', aged(70)],
  ...newborns,
  ['45岁的低保对象', withIdentities(45, (on) => [holder(on, 'dibao')])],
  ['45岁的特困人员', withIdentities(45, (on) => [holder(on, 'tekun')])],
  ...events.map((code) => [`30天前${circumstanceName(code)}的人`, happened(code, 30)] as const),
  ['120天前职工医保停保的人', happened('employee-insurance-ended', 120)],
];

/** Grown-ups who differ in the years that they were insured or missed, by what decides under a notice. */
const histories: Readonly<Partial<Record<HistoryFact, readonly (readonly [string, InsuranceHistory])[]>>> = {
  insuredLastYear: [
    ['上一年参过保的45岁的人', { insuredLastYear: true }],
    ['上一年没有参保的45岁的人', { insuredLastYear: false }],
  ],
  unbrokenYears: [
    ['连续参保5年的45岁的人', { insuredLastYear: true, unbrokenYears: 5 }],
    ['连续参保10年的45岁的人', { insuredLastYear: true, unbrokenYears: 10 }],
  ],
  missedYears: [
    ['断缴1年的45岁的人', { insuredLastYear: false, missedYears: 1, repaidYears: 0 }],
    ['断缴4年的45岁的人', { insuredLastYear: false, missedYears: 4, repaidYears: 0 }],
  ],
  repaidYears: [['断缴4年、补缴了2年的45岁的人', { insuredLastYear: false, missedYears: 4, repaidYears: 2 }]],
};

function withHistory(asked: readonly HistoryFact[]): readonly (readonly [string, Make])[] {
  return asked.flatMap((fact) =>
    (histories[fact] ?? []).map(([who, insurance]) => [who, aged(45, { insurance })] as const),
  );
}

/** A grown-up and someone poor who take another tier than the usual one. */
function choosing({ code, name }: TypicalSetting['tiers'][number]): readonly (readonly [string, Make])[] {
  const poor = withIdentities(45, (on) => [holder(on, 'dibao')]);
  return [
    [`选${name}的45岁的人`, aged(45, { tier: code })],
    [`选${name}的45岁的低保对象`, (on) => ({ ...poor(on), tier: code })],
  ];
}

/** About sixty people in a place, and some of each tier, history and identity that it knows: as many kinds of answers as notices know, not the population. */
export function typicalPeople({
  region,
  year,
  inWindow,
  late: lateOn,
  own,
  tiers,
  history,
}: TypicalSetting): readonly TypicalPerson[] {
  const on = (
    payOn: IsoDay,
    when: string,
    people: readonly (readonly [string, Make])[],
  ): readonly TypicalPerson[] =>
    people.map(([who, make]) => ({
      who: `${who}，${when}`,
      sheet: { id: who, region, year, payOn, ...make(parseDay(payOn)) },
    }));
  return [
    ...on(inWindow, '集中缴费期里缴', [
      ...plain,
      ...newborns,
      ...holders,
      ...special,
      ...own.map(holderOfOwn),
      ...withHistory(history),
    ]),
    ...on(lateOn, '过期才缴', [...late, ...withHistory(history)]),
    ...on(inWindow, '集中缴费期里缴', tiers.flatMap(choosing)),
  ];
}
