import { operatorTable } from '../../server/actions/operator';
import { serve } from '../../server/platform/wechat';

export const main = serve(operatorTable);
