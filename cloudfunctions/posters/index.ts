import { postersTable } from '../../server/actions/posters';
import { serve } from '../../server/platform/wechat';

export const main = serve(postersTable);
