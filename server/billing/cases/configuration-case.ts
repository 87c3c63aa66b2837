import { noFen } from '../../../policy/money';
import { type Cloud, chinaDay } from '../../platform';
import { openCase } from './open-case';

/**
 * Puts something that only the operator can set right on his list, once a day for each `cause`; it is said in the log
 * each time. `cause` is a code, never a person's or an order's.
 */
export function reportConfiguration(
  cloud: Cloud,
  { cause, words }: { readonly cause: string; readonly words: string },
): Promise<void> {
  const now = cloud.now();
  cloud.log('configuration-fault', { cause });
  return cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `configuration-${cause.toLowerCase()}-${chinaDay(now)}`,
      kind: 'configuration',
      region: '',
      orderId: null,
      refundId: null,
      amountFen: noFen,
      summary: words,
      now,
    }),
  );
}

/** Nothing can be asked of WeChat Pay, or it refuses, for the merchant's sake and not for this payment's. */
export function reportPayConfiguration(cloud: Cloud, code: string): Promise<void> {
  return reportConfiguration(cloud, {
    cause: `pay-${code}`,
    words:
      `微信支付的请求办不成（${code}）：${payWords[code] ?? '商户号或权限配置不对'}。` +
      '在改好之前，用到这个商户号的付款或退款都办不成；请按部署说明检查商户号、授权和环境变量。',
  });
}

const payWords: Readonly<Record<string, string>> = {
  NO_MERCHANT: '有以前的订单没有记商户号，配置里也没有写明是哪个商户（legacy）的',
  NO_RELATION: '商户号没有在云开发控制台绑定并授权',
  MERCHANT_LIMITED: '这个商户的收款功能被微信限制了',
  APPID_MCHID_NOT_MATCH: '商户号没有关联这个小程序',
  OPENID_NOT_MATCH: '付款人与小程序不对应',
  NOAUTH: '商户没有给云开发授权（付款或退款权限）',
  LACK_PARAMS: '请求里缺少商户号等参数',
};
