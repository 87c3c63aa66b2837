export { weChatCloud, weChatDatabase } from './cloud';
export { serve } from './serve';
