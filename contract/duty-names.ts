import type { OfficerDuty } from './officer';

/** What an officer may do, in Chinese, as it is proposed, listed and told. */
export const dutyNames: Readonly<Record<OfficerDuty, string>> = {
  roster: '名册',
  codes: '一次性码',
  contacts: '联系方式',
  notices: '通知',
  money: '资金',
  keys: '密钥',
  audit: '操作月报',
  officers: '经办人员',
};
