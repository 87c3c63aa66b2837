import { weChatCloud } from '../../server/platform/wechat/cloud';
import { type Acknowledgement, paymentCallback } from '../../server/actions/payment/callback';

/** WeChat Pay calls it with the news of a payment; clients are denied by the environment's rules. */
export const main = (event: unknown): Promise<Acknowledgement> => paymentCallback(weChatCloud(), event);
