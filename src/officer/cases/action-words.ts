import type { CaseAction } from '../../../contract/refunds';

export const actionWords: Readonly<Record<CaseAction, string>> = {
  approve: '同意退费',
  decline: '不同意，写明原因',
  retry: '重新发起退费',
  'paid-by-hand': '已在别处退给本人',
  returned: '商户平台显示已退回',
  close: '核对过，不用处理',
};
