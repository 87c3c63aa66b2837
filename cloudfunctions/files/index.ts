import { filesTable } from '../../server/actions/files';
import { serve } from '../../server/platform/wechat';

export const main = serve(filesTable);
