import type { Fund, Status, Subsidy } from './determination';
import type { CircumstanceCode, CommonIdentityCode, DisabilityGrade } from './fact-sheet';

const identityNames: Readonly<Record<CommonIdentityCode, string>> = {
  tekun: '特困人员',
  orphan: '孤儿',
  'de-facto-unattended-child': '事实无人抚养儿童',
  dibao: '低保对象',
  'dibao-margin': '低保边缘家庭成员',
  'returned-to-poverty': '返贫致贫人口',
  'unstable-poverty-exit': '脱贫不稳定人口',
  'poverty-prone-margin': '边缘易致贫户',
  'sudden-hardship': '突发严重困难户',
  'stable-poverty-exit': '稳定脱贫人口',
  'severe-disability': '重度残疾人',
  'rural-entitled': '在乡重点优抚对象',
  'six-categories': '“六类对象”（残疾军人等）',
  'two-categories': '“两类人员”（企业军转干部等）',
  'unemployed-veteran': '失业退役士兵（14 类）',
  'martyr-child': '烈士子女',
  'medical-aid-unsubsidised': '不享受资助的医疗救助对象',
  clergy: '宗教教职人员',
};

const circumstanceNames: Readonly<Record<CircumstanceCode, string>> = {
  'employee-insurance-ended': '职工医保停保',
  'discharged-from-service': '退出现役',
  'family-of-discharged': '退役军人未就业的配偶或子女',
  'released-from-prison': '刑满释放',
  'household-moved-in': '户口新迁入',
  'returned-from-abroad': '出国回来',
  'graduate-returned': '大学毕业返乡',
  'migrant-child': '流动人员子女',
  'entered-welfare-institution': '进入儿童福利机构',
  'objective-reason': '经核实因客观原因没赶上集中缴费',
  'college-student': '在校大学生',
  'new-college-student': '新入学大学生',
};

const attributeNames: Readonly<Record<string, string>> = {
  dueToIllness: '是不是因病',
  monitored: '有没有纳入防返贫监测',
  disabilityGrade: '残疾等级',
  lostWorkCapacity: '是不是丧失劳动能力',
  student: '是不是学生',
  sex: '性别',
  householdHere: '户口是不是在当地',
  parentInsured: '父母有没有参保',
  birthDate: '出生日期',
  on: '发生的日期',
  insuredLastYear: '上一年有没有参保',
  unbrokenYears: '已经连续参保几年',
  missedYears: '断缴过几年',
  repaidYears: '断缴的补缴了几年',
};

const fundNames: Readonly<Record<Fund, string>> = {
  'medical-assistance': '医疗救助基金',
  'city-finance': '市级财政',
  'disability-employment': '残疾人就业保障金',
  finance: '财政',
  unstated: '通知没有写明由哪笔钱出',
};

const statusNames: Readonly<Record<Status, string>> = {
  payable: '可以缴费',
  exempt: '不用缴费',
  insured: '已经参保',
  'not-open': '今天不收费，还没到日子',
  closed: '已经不收了',
  unsupported: '没有当地的通知',
};

/**
 * Chinese names of codes, for people. Aid may be due by an event, too. An identity of a place's own has its name from the
 * notice that declares it: see `identityNameUnder`.
 */
export function identityName(code: CommonIdentityCode | CircumstanceCode): string {
  return (identityNames as Readonly<Record<string, string>>)[code] ?? circumstanceName(code);
}
/** Whose aid it is: the notice's words for it where it has some, else the name of the identity or event. */
export function holderName({ identity, holder }: Pick<Subsidy, 'identity' | 'holder'>): string {
  return holder ?? (identity === null ? '' : identityName(identity as CommonIdentityCode));
}
export function circumstanceName(code: string): string {
  return circumstanceNames[code as CircumstanceCode] ?? code;
}
export function attributeName(code: string): string {
  return attributeNames[code] ?? code;
}
export function gradeName(grade: DisabilityGrade): string {
  return `${'一二三四'[grade - 1] ?? ''}级`;
}
export function fundName(code: Fund): string {
  return fundNames[code];
}
export function statusName(code: Status): string {
  return statusNames[code];
}
