import type { CircumstanceCode, CommonIdentityCode, IdentityCode } from '../../policy/fact-sheet';
import { isOwn } from '../../policy/own-identities';

/** Where one sees whether something is so: the paper to look for, and who can say. */
export interface Evidence {
  readonly paper: string;
  readonly ask: string;
}

const civilAffairs = '乡镇（街道）民政窗口';
const villageOffice = '村（居）委会或乡镇（街道）乡村振兴办';
const veterans = '退役军人服务站';

const rural: Evidence = { paper: '纳入或认定的告知书', ask: villageOffice };

const ofIdentities: Readonly<Record<CommonIdentityCode, Evidence>> = {
  tekun: { paper: '特困人员供养证或批准通知', ask: civilAffairs },
  orphan: { paper: '孤儿基本生活费的批准通知', ask: civilAffairs },
  'de-facto-unattended-child': { paper: '事实无人抚养儿童的认定通知', ask: civilAffairs },
  dibao: { paper: '低保证或批准通知', ask: civilAffairs },
  'dibao-margin': { paper: '低保边缘家庭的认定通知', ask: civilAffairs },
  'returned-to-poverty': rural,
  'unstable-poverty-exit': rural,
  'poverty-prone-margin': rural,
  'sudden-hardship': rural,
  'stable-poverty-exit': rural,
  'severe-disability': { paper: '残疾人证', ask: '乡镇（街道）残联' },
  'rural-entitled': { paper: '优抚对象的证件', ask: veterans },
  'six-categories': { paper: '残疾军人证、烈属证、退伍证等证件', ask: veterans },
  'two-categories': { paper: '军转或退役证件', ask: veterans },
  'unemployed-veteran': { paper: '退役证件和失业证明', ask: veterans },
  'martyr-child': { paper: '烈士证明书', ask: veterans },
  'medical-aid-unsubsidised': { paper: '医疗救助的认定通知', ask: '当地医保部门' },
  clergy: { paper: '宗教教职人员证', ask: '当地民族宗教部门' },
};

const ofCircumstances: Readonly<Record<CircumstanceCode, Evidence>> = {
  'employee-insurance-ended': { paper: '职工医保的停保记录', ask: '原来的单位或医保部门' },
  'discharged-from-service': { paper: '退出现役证', ask: veterans },
  'family-of-discharged': { paper: '家人的退出现役证', ask: veterans },
  'released-from-prison': { paper: '释放证明书', ask: '司法所' },
  'household-moved-in': { paper: '户口簿上的迁入日期', ask: '派出所' },
  'returned-from-abroad': { paper: '护照上的入境记录', ask: '出入境部门' },
  'graduate-returned': { paper: '毕业证', ask: '学校' },
  'migrant-child': { paper: '居住证', ask: '村（居）委会' },
  'entered-welfare-institution': { paper: '福利机构的接收证明', ask: '儿童福利机构' },
  'objective-reason': { paper: '核实结果', ask: '村（居）委会或医保部门' },
  'college-student': { paper: '学生证', ask: '学校' },
  'new-college-student': { paper: '录取通知书或学生证', ask: '学校' },
};

/** Of an identity of a place's own nobody but the place knows the paper. */
const ofOwn: Evidence = { paper: '证件或认定通知', ask: '村（居）委会或当地医保部门' };

/** No notice names these papers; they are what the offices that certify hand out. */
export function paperOf(code: IdentityCode | CircumstanceCode): Evidence {
  return isOwn(code) ? ofOwn : { ...ofIdentities, ...ofCircumstances }[code];
}
