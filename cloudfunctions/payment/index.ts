import { weChatCloud } from '../../server/platform/wechat';
import { type Acknowledgement, paymentCallback } from '../../server/actions/payment';

/** WeChat Pay calls it with the news of a payment; clients are denied by the environment's rules. */
export function main(event: unknown): Promise<Acknowledgement> {
  return paymentCallback(weChatCloud(), event);
}
