import type { Finding } from '../problem';
import type { NoticeDocument } from '../document';
import { leavesOf, type Subject } from './subject';

/** Somebody's identity number, wherever it stands in a text. */
export const personNumber = /(^|\D)[1-9]\d{5}(19|20)\d{9}[\dXx](?!\d)/;

/** What a table program would run, markup, a template's braces, letters that no one sees, somebody's number. */
const forbidden: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /^\s*[=@]|^\s*[+-][A-Za-z(]/, what: '以 = 、@ 等开头的公式' },
  { pattern: /<\/?[A-Za-z!][^<>]*>|<script|&[a-z]+;|&#/i, what: '网页标记' },
  { pattern: /\$\{|\{\{|\}\}|<%/, what: '程序的记号' },
  {
    pattern: /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/,
    what: '看不见的字符',
  },
  { pattern: personNumber, what: '像身份证号码的数字' },
];

/** Where a text came to the wrong field; null where it is plain words. */
function strangeIn(text: string): string | null {
  return forbidden.find(({ pattern }) => pattern.test(text))?.what ?? null;
}

function partsOf(notice: NoticeDocument): readonly (readonly [string | null, unknown])[] {
  const { rules, ...header } = notice;
  return [[null, header], ...rules.map((rule) => [rule.rule, rule] as const)];
}

/** Formulas, markup, hidden letters and people's numbers in words that everybody reads. */
export function strangeWords({ notice }: Subject): readonly Finding[] {
  return partsOf(notice).flatMap(([rule, part]) =>
    leavesOf(part).flatMap(([field, value]) => {
      const what = typeof value === 'string' ? strangeIn(value) : null;
      return what === null
        ? []
        : [
            {
              rule,
              field,
              problem: `文字里有${what}`,
              instead: '删去它，只写给居民看的字句；从表格或网页复制的，先粘成纯文本',
            },
          ];
    }),
  );
}
