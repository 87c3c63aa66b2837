import { dutyNames } from '../../../contract/duty-names';
import type { Appointment, InvitationState, InvitationView, OfficerView } from '../../../contract/officers';
import { sayMoment, sayMomentWithYear } from '../../words/days';
import { officersPlace } from '../use-officer';

export const invitationWords: Readonly<Record<InvitationState, string>> = {
  agreed: '两人已同意，还没给加入码',
  coded: '加入码已给，等他输入',
  accepted: '已接受，等核对数字',
  joined: '已经加入',
  ended: '已结束',
};

export function dutiesInWords({ duties }: Pick<Appointment, 'duties'>): string {
  return duties.map((duty) => dutyNames[duty]).join('、');
}

export function placesInWords({ regions }: Pick<Appointment, 'regions'>): string {
  return regions.map(officersPlace).join('、');
}

export function lastActInWords({ lastAct, ended }: OfficerView): string {
  if (ended !== null) return `${sayMomentWithYear(ended.at)}由${ended.by}结束：${ended.reason}`;
  return lastAct === null ? '还没有办过' : sayMomentWithYear(lastAct);
}

/** Who holds the WeChat that accepted, as far as anybody knows. */
export function acceptedInWords({ accepted }: InvitationView): string {
  if (accepted === null) return '';
  const who = accepted.as === 'himself' ? '这个微信确认过本人，姓名相同' : '这个微信没有确认过本人';
  return `${sayMoment(accepted.at)}接受，${who}`;
}
