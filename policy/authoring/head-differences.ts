import { clauseInWords } from '../clause';
import type { ClauseWords, NoticeDocument } from '../notice/document';
import type { Difference } from './difference';
import { valueInWords } from './field-differences';
import { fieldName } from './form-words';
import { type Json, shifted } from './take-over';

/** Id and year differ by themselves between two years. */
const heads = ['title', 'documentNumber', 'issuedOn', 'issuers', 'validity', 'regions', 'overlays'] as const;

interface Pair {
  readonly before: unknown;
  readonly after: unknown;
  readonly years: number;
}

function said(name: string, value: unknown): string {
  if (value === undefined) return '没有';
  if (Array.isArray(value)) return value.map((one) => valueInWords([name], one)).join('、');
  if (typeof value !== 'object' || value === null) return valueInWords([name], value);
  const { clause, ...days } = value as Readonly<Record<string, unknown>>;
  const span = Object.entries(days).map(([inner, one]) => valueInWords([inner], one));
  return `${span.join('到')}（${valueInWords(['clause'], clause)}）`;
}

function isMoved({ before, after, years }: Pair): boolean {
  if (years === 0 || before === undefined) return false;
  return JSON.stringify(shifted(before as Json, years)) === JSON.stringify(after);
}

function differenceIn(what: string, name: string, pair: Pair): readonly Difference[] {
  const [was, is] = [said(name, pair.before), said(name, pair.after)];
  if (was === is) return [];
  return [
    {
      rule: null,
      clauses: { before: null, after: null },
      sentence: `${what}：${was} → ${is}`,
      fields: [],
      onlyMoved: isMoved(pair),
    },
  ];
}

function wordsByClause({ clauses }: NoticeDocument): ReadonlyMap<string, ClauseWords> {
  return new Map(clauses.map((words) => [words.clause, words]));
}

/** What differs outside the rules: the head of the notice, and our words for each clause. */
export function headDifferences(before: NoticeDocument, after: NoticeDocument): readonly Difference[] {
  const years = after.year - before.year;
  const [was, is] = [wordsByClause(before), wordsByClause(after)];
  const head = heads.flatMap((name) =>
    differenceIn(fieldName([name]) ?? name, name, { before: before[name], after: after[name], years }),
  );
  const clauses = [...new Set([...is.keys(), ...was.keys()])].flatMap((clause) =>
    differenceIn(`${clauseInWords(clause)}的说明`, 'says', {
      before: was.get(clause)?.says,
      after: is.get(clause)?.says,
      years,
    }),
  );
  return [...head, ...clauses];
}
