import { serve } from '../../server/platform/wechat/serve';
import { orderActions } from '../../server/actions/resident/orders';
import { refundActions } from '../../server/actions/refunds';
import { residentActions } from '../../server/actions/resident/table';

export const main = serve({ ...residentActions, ...orderActions, ...refundActions });
