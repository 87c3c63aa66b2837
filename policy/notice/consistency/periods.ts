import { dayInWords, type IsoDay } from '../../calendar';
import type { Finding } from '../problem';
import type { Subject } from './subject';

/** Pairs of fields of a rule that are the first and the last day of something. Windows have checks of their own. */
const pairs: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['paidFrom', 'paidTo'],
  ['newFrom', 'newTo'],
];

/** A time that ends before it begins: cover, payments that count for a list, recognitions that count. */
export function endsBeforeItBegins({ notice }: Subject): readonly Finding[] {
  return notice.rules
    .filter(({ kind }) => kind !== 'window')
    .flatMap((rule) =>
      pairs.flatMap(([first, last]) => {
        const { [first]: from, [last]: to } = rule as unknown as Readonly<Record<string, unknown>>;
        if (typeof from !== 'string' || typeof to !== 'string' || !/^\d/.test(from) || from <= to) return [];
        return [
          {
            rule: rule.rule,
            field: last,
            problem: `结束（${dayInWords(to as IsoDay)}）早于开始（${dayInWords(from as IsoDay)}）`,
            instead: '把两个日期对调，或照通知改正写错的那个',
          },
        ];
      }),
    );
}
