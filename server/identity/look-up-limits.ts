import { pseudonym } from './seal';
import { type Cloud, chinaDay, countUp, endOfChinaDay, refuse } from '../platform';

/** Attempts that a caller has in a China day: enough for the largest family and its typing errors, too few to search. */
export const dailyLimits = {
  /** `person.lookup`. */
  lookup: 20,
  /** Adding or applying for a person by name and number, and each change of what is claimed of one. */
  'name-and-number': 40,
  /** One-time codes typed by a caller. */
  code: 10,
  /** Scans of posters that are counted. */
  scan: 20,
  /** Invitations and shared receipts made: each leaves a link that somebody holds. */
  link: 100,
  /** Relatives and applications changed otherwise: each change works an answer out anew. */
  edit: 100,
  /** Orders taken back; one that isn't paid ends by itself. */
  cancel: 30,
  /** Copies of all that is stored: each reads every collection. */
  copy: 20,
  /** Erasures asked for: each goes through every collection. */
  erase: 10,
  /** Refunds asked for: each that is stored is work for an officer. */
  refund: 40,
  /** One-time codes that an officer gives out: each makes somebody somebody. */
  'officer-code': 200,
  /** Parts of files that an officer proposes, a hundred rows each. */
  'officer-part': 20_000,
  /** Whatever else an officer does. */
  'officer-act': 3000,
  /** Pages of people or money that an officer reads. */
  'officer-read': 5000,
} as const;

export type LimitedAct = keyof typeof dailyLimits;

const words: Readonly<Record<LimitedAct, string>> = {
  lookup: '今天查询的次数已用完，请明天再来，或带证件到参保地医保经办窗口查询。',
  'name-and-number': '今天登记和修改身份的次数已用完，请明天再来，或到参保地医保经办窗口办理。',
  link: '今天发出的邀请和凭证链接太多了，请明天再发。之前发出的仍然有效。',
  scan: '今天扫海报的次数太多，不再计数；别的照常能用。',
  edit: '今天修改家人资料的次数太多了，请明天再来，或到参保地医保经办窗口办理。',
  cancel: '今天取消订单的次数太多了。没有付的订单到时间会自己取消，不用再操作。',
  copy: '今天查看全部资料的次数太多了，请明天再来。',
  erase: '今天申请删除账户的次数太多了。已经申请的会自动删完，不用再操作。',
  refund: '今天申请退费的次数太多了，请明天再来，或到参保地医保经办窗口办理。',
  'officer-code': '您今天发的一次性码太多了，请明天再发，或请同事发。确实需要更多的，请联系管理员。',
  'officer-part': '您今天提交的名册和文件太多了，请明天再提交，或请同事提交。',
  'officer-act': '您今天办理的次数太多了，请明天再办，或请同事办。不是您本人操作的，请马上联系管理员。',
  'officer-read': '您今天查看的次数太多了，请明天再看。不是您本人操作的，请马上联系管理员。',
  code: '今天输入一次性码的次数已用完，请明天再来，或到发码的窗口当面办理。',
};

/** Counts one attempt; throws the refusal `TOO_MANY_LOOKUPS` beyond the day's limit. Two round trips. */
export async function countAttempt(cloud: Cloud, act: LimitedAct): Promise<void> {
  const day = chinaDay(cloud.now());
  const caller = pseudonym(cloud.settings, 'caller', cloud.caller.openId);
  const initial = { _id: `${act}-${day}-${caller}`, count: 0, expiresAt: endOfChinaDay(day) };
  const count = await countUp(cloud.db, 'counters', initial);
  if (count <= dailyLimits[act]) return;
  // Not who: what stands in a log can't be erased. The counter and `lookup-log` know.
  cloud.log('limit-reached', { act, count });
  throw refuse('TOO_MANY_LOOKUPS', words[act], { details: { perDay: dailyLimits[act] } });
}
