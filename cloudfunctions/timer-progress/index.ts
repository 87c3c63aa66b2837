import { answerTimer } from '../../server/actions/timer';
import { weChatCloud } from '../../server/platform/wechat';

/** Called every minute by the platform. */
export function main(): Promise<{ readonly ran: boolean }> {
  return answerTimer(weChatCloud(), 'progress');
}
