export { weChatCloud } from './cloud';
export { serve } from './serve';
