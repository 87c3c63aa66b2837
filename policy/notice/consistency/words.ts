import type { Finding } from '../problem';
import type { NoticeDocument } from '../document';
import { leavesOf, type Subject } from './subject';

/** Somebody's identity number, wherever it stands in a text. */
export const personNumber = /(^|\D)[1-9]\d{5}(19|20)\d{9}[\dXx](?!\d)/;

interface Forbidden {
  readonly pattern: RegExp;
  readonly what: string;
}

const plainWords = '删去它，只写给居民看的字句；从表格或网页复制的，先粘成纯文本';
const ownPage = '删去它：联系电话写到“联系电话”页，改号码时不用重发通知';

/** Letters that no one sees, that turn the words round, or that no two phones show alike. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff0-\ufffb\ufffe\uffff]|\udb40[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

/** What a table program would run, markup, a template's braces, somebody's number. */
const strange: readonly Forbidden[] = [
  { pattern: /^\s*[=@+\-\u2212]/, what: '以 = 、@、+、- 开头的公式' },
  { pattern: /<\/?[A-Za-z!][^<>]*>|<script|&[a-z]+;|&#/i, what: '网页标记' },
  { pattern: /\$\{|\{\{|\}\}|<%/, what: '程序的记号' },
  { pattern: personNumber, what: '像身份证号码的数字' },
];

/** Where to pay or whom to ask elsewhere: the way of whoever wants people's money. Services of five digits are left. */
const contacts: readonly Forbidden[] = [
  {
    pattern:
      /https?:|javascript:|www\.|[a-z0-9-]+[.。](com|cn|net|org|top|xyz|cc|vip|info|shop|site|club|link|ltd)(?![a-z])|[a-z0-9._-]+@[a-z0-9-]+/i,
    what: '网址或邮箱',
  },
  {
    pattern:
      /(^|[^a-z])(微信|qq|扣扣|vx|wx|wechat|公众号|群号)\s*(号码?|群号?|id)?\s*[:=]?\s*[a-z0-9_-]{5,}/i,
    what: '微信号或QQ号',
  },
  {
    pattern:
      /(^|\D)(1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ )-]?\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4})(?!\d)|(电话|手机|热线|拨打|联系)\D{0,6}\d{7,8}(?!\d)/,
    what: '电话号码',
  },
];

/** Full-width signs do what the plain ones do once they are pasted: each is looked at as its plain one. */
function found(all: readonly Forbidden[], text: string): string | undefined {
  const plain = text.normalize('NFKC');
  return all.find(({ pattern }) => pattern.test(plain))?.what;
}

type Strange = Pick<Finding, 'problem' | 'instead'>;

/** Why a text is no plain words, and what to do; null where it is. */
export function notPlain(text: string): Strange | null {
  const what = hidden.test(text) ? '看不见的字符' : found(strange, text);
  return what === undefined ? null : { problem: `文字里有${what}`, instead: plainWords };
}

/** As {@link notPlain}, and no contacts either: what an officer writes himself has none, a paper may. */
export function notOwnWords(text: string): Strange | null {
  const markup = notPlain(text);
  if (markup !== null) return markup;
  const contact = found(contacts, text);
  return contact === undefined ? null : { problem: `文字里有${contact}`, instead: ownPage };
}

function partsOf(notice: NoticeDocument): readonly (readonly [string | null, unknown])[] {
  const { rules, ...header } = notice;
  return [[null, header], ...rules.map((rule) => [rule.rule, rule] as const)];
}

/** Formulas, markup, hidden letters, people's numbers, and addresses and numbers to turn to, in words that everybody reads. */
export function strangeWords({ notice }: Subject): readonly Finding[] {
  return partsOf(notice).flatMap(([rule, part]) =>
    leavesOf(part).flatMap(([field, value]) => {
      const why = typeof value === 'string' ? notOwnWords(value) : null;
      return why === null ? [] : [{ rule, field, ...why }];
    }),
  );
}
