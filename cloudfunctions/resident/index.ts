import { serve } from '../entry';
import { orderActions } from '../orders/actions';
import { refundActions } from '../refunds/actions';
import { residentActions } from './actions';

export const main = serve({ ...residentActions, ...orderActions, ...refundActions });
