import { sayDay } from '../../../contract/calendar-day';
import { inYuan } from '../../../policy/money';
import type { Determination } from '../../../policy/determination';
import { chinaDay } from '../../platform';
import type { MessageValues } from '../../platform';
import type { Terms, ToldAnew } from '../../schema';

/** WeChat shows no more of a `thing`. */
const longest = 20;

/**
 * A change as a subscription message tells it: the day it holds from, and what matters most of it; the record says all. No
 * amount where the application is answered otherwise by now, as after a roster.
 */
export function changeMessage({ from, before, after }: ToldAnew, now: Determination): MessageValues {
  const stands = now.status === after.status && now.payFen === after.payFen;
  return { day: sayDay(chinaDay(from)), words: stands ? mostImportant(before, after) : amountChanged };
}

const amountChanged = '应缴金额有变化，请看记录';

function mostImportant(before: Terms, after: Terms): string {
  if (before.status !== after.status) return `${statusWords[after.status]}，请看记录`;
  if (before.payFen !== after.payFen) return amountWords(before, after);
  return before.payUntil === after.payUntil ? '待遇享受期有变化，请看记录' : '缴费期限有变化，请看记录';
}

const statusWords: Readonly<Record<Terms['status'], string>> = {
  payable: '现在可以缴费',
  exempt: '现在不用缴费',
  insured: '现在已经参保',
  'not-open': '现在还没到缴费时间',
  closed: '现在已停止缴费',
  unsupported: '现在没有收录通知',
};

function amountWords({ payFen: then }: Terms, { payFen: now }: Terms): string {
  const words = then === null || now === null ? '' : `应缴由${inYuan(then)}变为${inYuan(now)}，请看记录`;
  return words === '' || words.length > longest ? amountChanged : words;
}
