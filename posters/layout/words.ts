import { sayDay } from '../../contract/calendar-day';
import { type Fen, inYuan, minusFen } from '../../policy/money';
import type { PosterContent } from '../content/content';
import type { LessToPayRow } from '../content/less-to-pay';

/** The sentences around the figures; every figure and name in them comes from the content. */

/** The second of two days without the year where it is the same. */
export function sayPeriod(from: string, to: string): string {
  const end = sayDay(to);
  return `${sayDay(from)}到${from.slice(0, 4) === to.slice(0, 4) ? end.replace(/^\d+年/, '') : end}`;
}

/** What stands under the dates: on which days of a month, until when at the latest, what is covered. */
export function windowNotes({ window, windows, lastDate, coverage }: PosterContent): readonly string[] {
  const [first, last] = window?.daysOfMonth ?? [];
  const parts = windows.map(({ from, to }) => sayPeriod(from, to)).join('、');
  const months = windows.flatMap((one) => one.months ?? []);
  return [
    ...(first === undefined || last === undefined ? [] : [`每个月只收${first}日到${last}日`]),
    ...(windows.length > 1 ? [`分${windows.length}段收：${parts}`] : []),
    ...months.map(({ month, days }) => `${Number(month.slice(5))}月收${days[0]}日到${days[1]}日`),
    ...(lastDate === null ? [] : [`最晚不超过${sayDay(lastDate.day)}`]),
    ...(coverage === null ? [] : [`按时交，保${sayPeriod(coverage.from, coverage.to)}`]),
  ];
}

/** `60元`, as it stands in the rows. */
export function sayAmount(amountFen: Fen): string {
  return inYuan(amountFen);
}

export function priceNotes({ ordinary, carePremiumOpenFen }: PosterContent): readonly string[] {
  const { payFen, careFen } = ordinary;
  if (careFen > 0) {
    return [`居民医保${inYuan(minusFen(payFen, careFen))}，长期护理保险${inYuan(careFen)}，一起交`];
  }
  return carePremiumOpenFen === null ? [] : [`长期护理保险试点的地方，每人另交${inYuan(carePremiumOpenFen)}`];
}

/** What comes back later and what is left to bear, where somebody of the row doesn't bear all that he pays. */
export function backNote({ payFen, netFen, apply, draft }: LessToPayRow): string {
  if (payFen === netFen) return '';
  const claim = apply ? '，有的要自己申领' : '';
  const back = `以后补回${inYuan(minusFen(payFen, netFen))}${claim}，自己负担${inYuan(netFen)}`;
  return `${back}${draft ? '（征求意见稿）' : ''}`;
}

/** What the code is good for here; nobody is sent to a payment that isn't taken. */
export function codeWords({ pays }: PosterContent): string {
  return pays ? '给全家算清、交好' : '算清全家该交多少';
}

export function lessNotes({ lessToPay }: PosterContent): readonly string[] {
  const { recognisedBy, elsewhere } = lessToPay;
  return [...(recognisedBy === null ? [] : [`身份最晚要在${sayDay(recognisedBy)}认定`]), ...elsewhere];
}

export function lateWords({ late, lastDate, year }: PosterContent): readonly string[] {
  const { windowEnd, outcome, wait, says, others } = late;
  const different = others.length === 0 ? [] : [`另有规定的：${others.join('、')}。扫码看自己的。`];
  if (windowEnd === null) return [says ?? '通知没有写收费的日子。', ...different];
  const after = `${sayDay(windowEnd)}以后`;
  const until = lastDate === null ? '' : `，${sayDay(lastDate.day)}以后一般不再收`;
  const first = {
    waits: `${after}才交的，要等${wait}才能报销${until}。`,
    'covered-at-once': `${after}也可以交${until}。`,
    closed: `${after}一般不能再交，也就没有${year}年的医保。`,
    unsaid: `最晚${sayDay(windowEnd)}交。${says ?? ''}`,
  }[outcome];
  return [first, ...different];
}

/** This product first, where an office commissioned it; then what the notice names, the easiest first. */
export function wayWords({ ways, pays }: PosterContent): readonly string[] {
  const channels = ways.channels.map((line) => `${line}。`);
  const none = ways.silence ?? '通知没有写用什么办法交，请问村（居）委会。';
  return [
    ...(pays ? ['微信扫上面的码，在家就能给全家交。'] : []),
    ...(channels.length === 0 ? [none] : channels),
    ...ways.familyAccounts,
  ];
}

/** The office's own numbers; where it gave none, whom to ask instead. The public hotlines are always last. */
export function contactWords({ contacts }: PosterContent): readonly { name: string; phone: string }[] {
  const own = contacts.source === 'office' ? contacts.contacts : [];
  const national = contacts.contacts.filter(({ phone }) => /^123\d\d$/.test(phone));
  const shown = own.filter(({ phone }) => !/^123\d\d$/.test(phone)).slice(0, 3);
  const first = shown.length > 0 ? shown : [{ name: '先问村（居）委会', phone: '' }];
  const hotlines = [...new Map(national.map((one) => [one.phone, one])).values()];
  return [...first, ...hotlines.filter(({ name }) => name.includes('热线'))].map(({ name, phone }) => ({
    name,
    phone,
  }));
}

export function sourceWords({ sources, number }: PosterContent): readonly string[] {
  return [
    ...sources.map(({ title, documentNumber, issuers, draft, clauses }) => {
      const document = documentNumber === null ? '' : `${documentNumber}，`;
      const state = draft ? '（征求意见稿）' : '';
      return `依据：${issuers.join('、')}《${title}》${state}（${document}${clauses.join('、')}）`;
    }),
    `数字以通知原文为准，每个人交多少以经办机构核定的为准。海报编号 ${number}`,
  ];
}

/** What a draft's mark says, or null where every notice is in force. */
export function draftWords({ sources }: PosterContent): string | null {
  const drafts = sources.filter(({ draft }) => draft);
  if (drafts.length === 0) return null;
  const titles = drafts.map(({ title }) => `《${title}》`).join('');
  return drafts.length === sources.length
    ? '征求意见稿：还不是正式规定，以正式文件为准'
    : `征求意见稿：${titles}还没有正式发布，补回的钱以正式文件为准`;
}
