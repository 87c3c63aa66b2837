import type { CorrectionKind } from './corrections';

/** Chinese: what an office put right. */
export const correctionNames: Readonly<Record<CorrectionKind, string>> = {
  name: '姓名',
  document: '证件',
  'birth-date': '出生日期',
  'joined-number': '出生医学证明和号码的对应',
  tie: '本人确认',
  certification: '身份认定',
  circumstance: '确认过的情形',
  facts: '确认过的本人情况',
  binding: '共济账户绑定',
  enrolment: '不用缴费的参保',
};
