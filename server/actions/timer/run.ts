import { type TimerKind, timerKinds } from './kinds';
import type { Cloud } from '../../platform';
import { attempt } from './work-off';

/**
 * Does what is due of a kind of work, a minute's worth of it. Each step stands for itself and may be cut off anywhere; the next
 * run takes it up.
 */
export function runTimer(cloud: Cloud, kind: TimerKind): Promise<void> {
  return attempt(cloud, kind, () => timerKinds[kind](cloud));
}

/** As a cloud function that the platform calls every minute; from a phone it does nothing. */
export async function answerTimer(cloud: Cloud, kind: TimerKind): Promise<{ readonly ran: boolean }> {
  if (cloud.caller.source === 'client') {
    cloud.log('timer-refused', { source: cloud.caller.source });
    return { ran: false };
  }
  await runTimer(cloud, kind);
  return { ran: true };
}
