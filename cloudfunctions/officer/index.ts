import { serve } from '../../server/platform/wechat/serve';
import { officerTable } from '../../server/actions/officer/table';

export const main = serve(officerTable);
