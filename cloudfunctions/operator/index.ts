import { operatorTable } from '../../server/actions/operator/table';
import { serve } from '../../server/platform/wechat/serve';

export const main = serve(operatorTable);
