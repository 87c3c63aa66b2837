import { residentQuestionCodes } from '../../../policy/residents-questions';
import type { ResidentQuestionCode } from '../../../policy/residents-questions';
import type { CircumstanceCode, IdentityCode } from '../../../policy/fact-sheet';

const words: Readonly<Record<ResidentQuestionCode, string>> = {
  'how-much': '今年要交多少钱？',
  'until-when': '最晚什么时候交？',
  missed: '错过了集中缴费，还能交吗？',
  'when-covered': '交了以后什么时候能报销？等待期里住院怎么办？',
  'last-year': '去年没交，今年要等吗？',
  'how-long-wait': '要等多久？',
  'shorter-wait': '等待期能缩短吗？哪些人不用等？',
  'newborn-when': '孩子刚出生，多久内要参保？',
  'newborn-year': '孩子年底出生，交哪一年的？',
  'newborn-pays': '新生儿要不要交费？',
  'dibao-tekun': '低保、特困要交多少？',
  'several-identities': '同时有几种困难身份，怎么算？',
  'recognised-later': '全额交了以后才认定困难身份，能退吗？',
  'reimbursed-when': '补贴什么时候发，怎么领？',
  'insured-elsewhere': '在外地参保，还有资助吗？',
  students: '大学生在哪里交？',
  'no-household': '户口不在这里，能参保吗？',
  employee: '有职工医保，或者打短工，还要交吗？',
  'employee-ended': '职工医保断了，怎么接上？',
  refund: '交错了、交重了、人去世了，能退吗？',
  'by-phone': '能用手机给父母交吗？',
  'not-registered': '显示“没有登记”或者金额不对，怎么办？',
  'family-account': '我的医保个人账户能给家人交吗？',
  receipt: '票据在哪里开？',
  'never-ill': '一年没生病，是不是白交了？',
};

/** Of whom a question speaks: of a rule for many people only what is said of these is told. */
export type Topic = IdentityCode | CircumstanceCode | 'newborn';

const topics: Readonly<Partial<Record<ResidentQuestionCode, readonly Topic[]>>> = {
  'newborn-when': ['newborn'],
  'newborn-year': ['newborn'],
  'newborn-pays': ['newborn'],
  'dibao-tekun': ['dibao', 'tekun'],
  'recognised-later': ['dibao'],
  'reimbursed-when': ['dibao'],
  students: ['college-student'],
  'employee-ended': ['employee-insurance-ended'],
};

export interface ResidentQuestion {
  readonly code: ResidentQuestionCode;
  readonly words: string;
  /** Empty: of everybody. */
  readonly topics: readonly Topic[];
}

/** What residents ask most, in their words. Where each notice answers it stands in the notice. */
export const residentsAsk: readonly ResidentQuestion[] = residentQuestionCodes.map((code) => ({
  code,
  words: words[code],
  topics: topics[code] ?? [],
}));
