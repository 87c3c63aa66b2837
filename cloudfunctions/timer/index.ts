import { weChatCloud } from '../../server/platform/wechat';
import { runTimer } from '../../server/actions/timer';

/** Called every minute by the platform; from a phone it does nothing. */
export async function main(): Promise<{ readonly ran: boolean }> {
  const cloud = weChatCloud();
  if (cloud.caller.source === 'client') {
    cloud.log('timer-refused', { source: cloud.caller.source });
    return { ran: false };
  }
  await runTimer(cloud);
  return { ran: true };
}
