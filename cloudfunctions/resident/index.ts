import { residentActions } from '../../server/actions/resident';
import { serve } from '../../server/platform/wechat';

export const main = serve(residentActions);
