import type { ChannelKind, ChannelUse } from '../../../policy/channels';
import type { OfficeChannel } from '../../../contract/resident';
import type { FieldError } from '../../components/ErrorSummary';

/** A channel as it is typed. */
export interface ChannelDraft {
  readonly channel: ChannelKind;
  readonly use: ChannelUse;
  readonly name: string;
  readonly how: string;
  readonly who: string;
}

export const emptyChannel: ChannelDraft = { channel: 'counter', use: 'pay', name: '', how: '', who: '' };

export const kindNames: Readonly<Record<ChannelKind, string>> = {
  wechat: '微信里',
  alipay: '支付宝里',
  app: '手机应用',
  'bank-app': '手机银行',
  'tax-site': '电子税务局',
  school: '学校',
  agent: '代办点',
  'self-service': '自助机',
  counter: '窗口',
};

export const useNames: Readonly<Record<ChannelUse, string>> = {
  pay: '缴费',
  register: '参保登记、变更',
  'family-account': '用家庭共济账户缴费',
  claim: '申领补贴',
};

export function draftOf({ channel, use, name, how = '', who = '' }: OfficeChannel): ChannelDraft {
  return { channel, use, name, how, who };
}

export function channelOf({ channel, use, name, how, who }: ChannelDraft): OfficeChannel {
  return {
    channel,
    use,
    name: name.trim(),
    ...(how.trim() === '' ? {} : { how: how.trim() }),
    ...(who.trim() === '' ? {} : { who: who.trim() }),
  };
}

/** What is wrong with the channel at this place of the list; empty where nothing is. */
export function problemsOf(draft: ChannelDraft, at: number): readonly FieldError[] {
  const { name, how = '', who = '' } = channelOf(draft);
  const which = `第${at + 1}个`;
  const problems: FieldError[] = [];
  if (name.length < 2 || name.length > 40) {
    problems.push({ field: `channel-${at}-name`, message: `${which}：请填写名称，2到40个字` });
  }
  if (how.length > 100) {
    problems.push({ field: `channel-${at}-how`, message: `${which}：怎么办不超过100个字` });
  }
  if (who.length > 100) {
    problems.push({ field: `channel-${at}-who`, message: `${which}：给谁不超过100个字` });
  }
  return problems;
}
