import { noFen } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import { openCase } from '../../billing/cases';
import { type LimitedAct, dailyLimits } from '../../identity';
import { type Cloud, chinaDay } from '../../platform';
import type { Alarm } from '../../schema';

/** Chinese: what was done too often. */
const actNames: Readonly<Record<LimitedAct, string>> = {
  lookup: '按姓名和证件号码查询',
  'name-and-number': '按姓名和证件号码登记、改申报的身份',
  code: '输入一次性码',
  'invitation-code': '输入经办人加入码',
  scan: '扫海报',
  link: '发邀请和凭证链接',
  'open-request': '打开帮缴链接',
  'check-receipt': '查验凭证',
  edit: '修改家人资料',
  'exempt-order': '为免缴的人提交订单',
  cancel: '取消订单',
  copy: '查看全部资料',
  erase: '申请删除账户',
  refund: '申请退费',
  picture: '传图片',
  'officer-code': '发一次性码',
  'officer-part': '提交名册和文件',
  'officer-file': '上传文件',
  'levy-list': '做应缴清册',
  'month-changes': '取名单每月的变化',
  'due-list': '取要在窗口退的名单',
  'officer-act': '办理',
  'officer-read': '查看名单',
  'missing-list': '查看未参保的名单',
  'walk-sheet': '做上门名单',
  'call-sheet': '做电话名单',
  'shown-phone': '查看联系电话',
  'officer-search': '查询人',
  'officer-number': '查看完整证件号码',
  'looked-up': '查询',
  listed: '加进家人名单',
  helped: '打开帮缴链接',
  'code-issued': '发一次性码',
  'wrong-code': '试一次性码，没有一次对',
  misnamed: '试姓名，没有一次对',
};

function isLimitedAct(act: string): act is LimitedAct {
  return Object.hasOwn(actNames, act);
}

/** Puts an alarm on the operator's list; it stands there once a day. */
export async function openAlarmCase(cloud: Cloud, alarm: Alarm): Promise<void> {
  const { _id, officerId, personId, at } = alarm;
  const officer = officerId === undefined ? null : await cloud.db.get('officers', officerId);
  const summary = summaryOf(alarm, officer?.name ?? null);
  await cloud.db.transaction(async (tx) => {
    await openCase(tx, {
      id: `limit-${_id}`,
      kind: 'limit-reached',
      region: '',
      orderId: null,
      refundId: null,
      amountFen: noFen,
      ...(personId === undefined ? {} : { personId }),
      summary: `${sayDay(chinaDay(at))}，${summary}`,
      now: cloud.now(),
    });
    await tx.remove('alarms', _id);
  });
}

function summaryOf({ act, officerId }: Alarm, officer: string | null): string {
  const limit = isLimitedAct(act) ? dailyLimits[act] : null;
  const done = isLimitedAct(act) ? actNames[act] : act;
  const most = limit?.perDay ?? 0;
  if (officerId !== undefined) {
    const who = officer === null ? '一个不是经办人的微信' : `经办人${officer}`;
    return `${who}一天${done}超过了${most}次，以后的都没有办。请马上问本人；不是本人操作的，停用这个经办人，再查操作日志。`;
  }
  if (limit?.by === 'subject') {
    const beyond = limit.words === null ? '都没有成功' : '以后的都没有办';
    return `一天里有很多微信对同一个人${done}，超过了${most}次，${beyond}。请参保地联系他本人或者家人，看看有没有人冒用他的身份。`;
  }
  return `至少有一个微信${done}，到了一天${most}次的上限以后还在试，以后的都没有办。多半是程序在试，请查运行日志里的limit-reached。`;
}
