import type { FieldDifference } from './field-differences';

/** What differs between two notices in one point, for residents and for the officer who reads it a second time. */
export interface Difference {
  /** Null for what stands outside the rules: the title, the words of a clause. */
  readonly rule: string | null;
  /** The clauses that carry it, before and after; null where there is no such rule. */
  readonly clauses: { readonly before: string | null; readonly after: string | null };
  readonly sentence: string;
  /** The fields underneath; none for a rule that came or went, and for what is one field itself. */
  readonly fields: readonly FieldDifference[];
  /** Only its days moved with the year. */
  readonly onlyMoved: boolean;
}
