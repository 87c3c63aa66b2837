import { serve } from '../../server/platform/wechat';
import { officerTable } from '../../server/actions/officer';

export const main = serve(officerTable);
