import { correctionNames } from '../../../../contract/correction-names';
import type { PersonEventKind, PersonEventView, SeerView } from '../../../../contract/me';
import { sayMomentWithYear } from '../../../words/days';
import { yuan } from '../../../words/money';
import { relationWords } from '../../../words/relation';

const whatHappened: Readonly<Record<PersonEventKind, string>> = {
  applied: '登记了参保',
  'application-changed': '改了登记的地方或年度',
  'application-dropped': '删除了登记',
  'claim-declined': '没有认可申报的身份',
  reserved: '下了缴费订单，还没有付',
  released: '没有付的订单取消了',
  insured: '缴费成功，已经参保',
  'enrolled-exempt': '参保，不用自己缴费',
  'paid-elsewhere': '收到税务部门的缴费名单：您已在别处缴费，已经参保',
  'paid-elsewhere-too': '收到税务部门的缴费名单：您在别处也缴过费',
  suspended: '暂停居民医保待遇，因为在别的医保里参保了',
  'resume-asked': '申请恢复居民医保待遇',
  'resume-declined': '没有同意恢复居民医保待遇的申请',
  resumed: '恢复居民医保待遇',
  died: '登记了去世，医保系统里停保。不对的，请到参保地医保经办窗口更正',
  'death-undone': '撤销了去世的登记',
  uninsured: '参保停止了',
  'refund-asked': '申请退费，退了您的参保就停止',
  'refund-agreed': '同意退费',
  'refund-objected': '不同意退费',
  refunded: '费用退回了付款的人',
  listed: '有人把您加进了家人名单',
  'code-issued': '发了一个一次性码，可以用来确认是您本人',
  tied: '这个微信确认了是您本人',
  'tie-ended': '以前确认是您本人的另一个微信，已经解除',
  agreed: '同意一位家人看您的全部内容',
  revoked: '收回了一位家人看全部内容的同意',
  corrected: '更正了您的资料',
};

function actorOf({ by, payer, kind }: PersonEventView): string {
  if (kind === 'listed' || kind === 'tied' || kind === 'tie-ended') return '';
  if (by === 'self') return '您自己';
  if (by === 'office') return '医保、认定部门或窗口';
  return payer ?? '一位没有留姓名的付款人';
}

/** `王*登记了参保（2024年度）`, and when. */
export function eventWords(event: PersonEventView): { readonly what: string; readonly when: string } {
  const { kind, year, amountFen, at } = event;
  const facts = [
    ...(year === undefined ? [] : [`${year}年度`]),
    ...(amountFen === undefined ? [] : [`${yuan(amountFen)} 元`]),
  ];
  const actor = kind === 'refunded' ? '' : actorOf(event);
  const more = facts.length === 0 ? '' : `（${facts.join('，')}）`;
  const what =
    event.corrected === undefined ? whatHappened[kind] : `更正了您的${correctionNames[event.corrected]}`;
  return { what: `${actor}${what}${more}`, when: sayMomentWithYear(at) };
}

const seenWords: Readonly<Record<SeerView['sees'], string>> = {
  amount: '他能看到：您应缴多少、缴到哪天、缴了没有。',
  'all-by-consent': '他能看到：您的困难身份、金额怎么算、以前的记录。',
  'all-by-binding':
    '他能看到：您的困难身份、金额怎么算、以前的记录。因为医保部门把您绑定在他的家庭共济账户上；要解除，请找参保地的医保部门。',
};

export interface SeerWords {
  readonly title: string;
  readonly since: string;
  readonly sees: string;
}

export function seerWords({ name, nameProven, relation, since, sees, agreedAt }: SeerView): SeerWords {
  const who = name === '' ? '没有留姓名的人' : `${name}${nameProven ? '' : '（姓名没有核实）'}`;
  const agreed = agreedAt === undefined ? '' : `${sayMomentWithYear(agreedAt)}您同意过。`;
  return {
    title: `${who} · 说您是他的${relationWords[relation]}`,
    since: `${sayMomentWithYear(since)}加的您`,
    sees: `${seenWords[sees]}${agreed}`,
  };
}
