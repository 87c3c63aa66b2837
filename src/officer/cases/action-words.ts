import type { CaseAction } from '../../../contract/refunds';

export const actionWords: Readonly<Record<CaseAction, string>> = {
  approve: '同意退费',
  decline: '不同意，写明原因',
  retry: '重新发起退费',
  'paid-by-hand': '已人工退款',
  returned: '已退回',
  close: '核对过，不用处理',
};
