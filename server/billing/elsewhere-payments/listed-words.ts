import { sayDay } from '../../../contract/calendar-day';
import { type DuplicateKind, duplicateKindNames } from '../../../contract/duplicates';
import { lineReadIn } from '../../duplicates';
import type { Duplicate, ElsewherePayment, OrderLine } from '../../schema';
import { collectingRegion } from '../ledger';
import { whyNotByNotice } from '../refund-requests';
import { type Situation, askTaxOffice, backWords, paymentWords } from './situation';

/**
 * For the office where he paid: other lists say that he is insured otherwise, or died. Nothing of it decides by itself: his
 * insurance stands until two officers end it, and money goes back by the notice's rule. `line` is what was paid for him here.
 */
export function listedWords(payment: ElsewherePayment, line: OrderLine | null, situation: Situation): string {
  const { listed } = situation;
  const insured = payment.twice ? '参保不变，按原来的' : '已经按这一笔参保';
  const lists = listed.map((one) => listWords(one, payment)).join('；');
  const isDead = listed.some(({ kind }) => kind === 'dead');
  return (
    `他${payment.year}年度${paymentWords(payment)}，${insured}；可是${lists}。请先在“重复参保”里看通知怎么说，再问清楚。` +
    `名单错了、他该在这里参保的，不用退，写明核对的结果。不该在这里参保的：` +
    thereWords(payment, isDead, situation) +
    (line === null
      ? ''
      : `在这里缴的，${backWords(line, isDead ? 'died' : 'insured-elsewhere', situation)}`) +
    '钱退了、他还算参保的，由两位经办人在“更正资料”里撤销。'
  );
}

const shortNames: Readonly<Partial<Record<DuplicateKind, string>>> = { dead: '去世', employee: '职工医保' };

/** What another district's list says in full isn't the office's to read, whoever paid for him in its place. */
function listWords(duplicate: Duplicate, payment: ElsewherePayment): string {
  const { kind, places, state, end } = duplicate;
  const district = collectingRegion(payment.region);
  const isOurs = places.some((place) => collectingRegion(place) === district);
  if (!isOurs) return `别的地方的名单上有他（${shortNames[kind] ?? '居民医保'}）`;
  const { since, where } = lineReadIn(duplicate, payment.region, false);
  const from = since === null ? '' : `，${sayDay(since)}${kind === 'dead' ? '' : '起'}`;
  const at = where === '' ? '' : `，${where}`;
  const looked =
    state === 'open' ? '还没有核对完' : end?.end === 'suspended' ? '待遇已经暂停' : '已经按名单办过';
  return `名单上写：${duplicateKindNames[kind]}${from}${at}（${looked}）`;
}

/** How what he paid elsewhere comes back: the tax office has it, and the notice says whether it may. */
function thereWords(
  payment: ElsewherePayment,
  isDead: boolean,
  { policy, today }: Pick<Situation, 'policy' | 'today'>,
): string {
  const reason = isDead ? 'died' : 'insured-elsewhere';
  const ask = isDead ? '请他家里人带缴费凭证向税务部门问清楚能不能退、退给谁。' : askTaxOffice;
  if (whyNotByNotice(policy, payment, { reason, today }) === null) return `这一笔${ask}`;
  const { coverage } = payment.determination;
  const why =
    coverage !== null && today >= coverage.from
      ? `保障已经从${sayDay(coverage.from)}开始`
      : '已经过了通知写的申请日期';
  return `这一笔${why}，退不退要问税务部门：${ask}`;
}
