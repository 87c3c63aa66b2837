import type { CaseKind } from '../../../contract/refunds';

export const kindWords: Readonly<Record<CaseKind, string>> = {
  'refund-requested': '申请退费',
  'refund-failed': '退费没有成功',
  'refund-no-balance': '商户余额不足',
  'refund-silent': '退费结果微信没有说',
  'amount-differs': '收款金额不符',
  'foreign-payment': '不认识的收款',
  'bill-differs': '和微信账单不一致',
  'bill-missing': '微信账单没有取到',
  'result-contradicts': '扣款结果前后矛盾',
  'account-refund': '退回共济账户',
  'paid-twice': '别处也缴了费',
  'elsewhere-amount': '别处缴的金额不符',
  'registration-refused': '参保没有登记上',
  'registration-unanswered': '参保文件没有回执',
  'reimbursement-not-due': '发了补贴，参保终止了',
  'proposal-unanswered': '提出的事没有人答复',
  'proposal-failed': '同意了的事办不成',
  'person-corrected': '别处更正了您这里的人',
  'limit-reached': '有人做得太多太快',
  configuration: '系统配置要改',
};
