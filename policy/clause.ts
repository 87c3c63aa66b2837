/**
 * A clause by its numbers, as a notice numbers it: 二（四） is `2.4`, 四（二）1、 is `4.2.1`. `preamble` is what stands
 * before the first number, `closing` what stands after the last, `annex` the table at the end.
 */
export type Clause = string;

const numerals = '零一二三四五六七八九十';
const special: Readonly<Record<string, string>> = { preamble: '开头', closing: '结尾', annex: '附件' };

/** Whether a text has the form of a clause. */
export function isClause(text: string): boolean {
  return text in special || /^[1-9]\d?(\.[1-9]\d?){0,3}$/.test(text);
}

/** `二（四）` for `2.4`: what a person looks for on the paper. Third and lower numbers are written as 1. */
export function clauseLabel(clause: Clause): string {
  const named = special[clause];
  if (named !== undefined) return named;
  return clause
    .split('.')
    .map((part, depth) => {
      const numeral = numerals[Number(part)] ?? part;
      if (depth === 0) return numeral;
      return depth === 1 ? `（${numeral}）` : `${part}`;
    })
    .join('');
}

/** The same in a sentence: `第三条` for `3`, `二（四）` for `2.4`. */
export function clauseInWords(clause: Clause): string {
  const label = clauseLabel(clause);
  return /^\d+$/.test(clause) ? `第${label}条` : label;
}

/** Order on the paper: preamble, numbers, closing, annex. */
export function compareClauses(one: Clause, other: Clause): number {
  const a = ranks(one);
  const b = ranks(other);
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function ranks(clause: Clause): readonly number[] {
  if (clause === 'preamble') return [0];
  if (clause === 'closing') return [100];
  return clause === 'annex' ? [101] : clause.split('.').map(Number);
}
