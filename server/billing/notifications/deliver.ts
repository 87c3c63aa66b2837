import type { MessageKind } from '../../../contract/messages';
import {
  type Backoff,
  type Cloud,
  MessageConfigurationError,
  type MessageSender,
  backoffMs,
} from '../../platform';
import { reportConfiguration } from '../cases';

/** Then it is given up: some sixteen hours, and the page that the message leads to says the same. */
export const mostTries = 12;

const retrying: Backoff = { capMinutes: 240 };

/** A message that is about to be tried: counted before, so that one which always ends the function is given up too. */
export function tried<One extends { readonly tries: number; readonly nextAt: number }>(
  one: One,
  now: number,
): One {
  return { ...one, tries: one.tries + 1, nextAt: now + backoffMs(one.tries, retrying) };
}

type Message = Parameters<MessageSender['send']>[0];

/** Whether there is nothing more to do about it: WeChat took it, the person takes none, or WeChat never will. */
export async function deliver(
  cloud: Cloud,
  message: Message,
  facts: Readonly<Record<string, string | number>>,
): Promise<boolean> {
  const { kind } = message;
  try {
    await cloud.messages.send(message);
    cloud.log('message-sent', { kind, ...facts });
    return true;
  } catch (error) {
    if (error instanceof MessageConfigurationError) {
      await reportMessageConfiguration(cloud, error);
      return true;
    }
    cloud.log('message-failed', { kind, ...facts });
    return false;
  }
}

/** This message is lost; its page says the same. The operator learns why, so that the next ones aren't. */
function reportMessageConfiguration(cloud: Cloud, { kind, code }: MessageConfigurationError): Promise<void> {
  return reportConfiguration(cloud, {
    cause: `message-${kind}-${code}`,
    words:
      `订阅消息（${kindWords[kind]}）发不出去，微信返回${code}：${codeWords[code] ?? '模板、权限或页面配置不对'}。` +
      `在改好之前这类消息都不会再发，${pageWords[kind]}；请按部署说明检查模板编号和关键词。`,
  });
}

const kindWords: Readonly<Record<MessageKind, string>> = {
  payment: '付款结果',
  settlement: '扣款结果',
  refund: '退费结果',
  notice: '通知变动',
  claim: '申报结果',
  deadline: '缴费提醒',
  cover: '参保生效',
  answer: '登记和补贴结果',
  'in-my-name': '别人用本人名字办的事',
  'office-work': '经办人的待办',
};

const onRecord = '登记人在参保记录里仍能看到变动';
const onOrder = '付款人在订单页仍能看到结果';
const pageWords: Readonly<Record<MessageKind, string>> = {
  payment: onOrder,
  settlement: onOrder,
  refund: onOrder,
  notice: onRecord,
  claim: onRecord,
  deadline: onRecord,
  cover: onRecord,
  answer: onRecord,
  'in-my-name': '本人在“谁能看到我”里仍能看到',
  'office-work': '经办人在经办首页仍能看到',
};

const codeWords: Readonly<Record<number, string>> = {
  47003: '模板的关键词与系统填的不一致',
  40037: '模板编号不对，或不属于这个小程序',
  41030: '消息里的页面不存在，或还没有发布',
  48001: '小程序没有开通订阅消息接口',
  [-604101]: '云函数没有声明订阅消息权限（config.json）',
};
