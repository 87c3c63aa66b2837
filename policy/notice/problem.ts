/** What is wrong in a notice, for the person who writes it: never a word of a library, always what to write instead. */
export interface Problem {
  /** The rule's name, or `第 3 条` where it has none; null outside the rules. */
  readonly rule: string | null;
  /** The way to the field inside the rule or the notice: `until.day`; null where several fields don't fit together. */
  readonly field: string | null;
  readonly problem: string;
  readonly instead: string;
}

/** What a check found. With `confirm` it may be so, and is asked back instead of refused. */
export interface Finding extends Problem {
  readonly confirm?: true;
}

/** A problem as one text: what is wrong, and what to write instead. */
export function problemInWords({ problem, instead }: Pick<Problem, 'problem' | 'instead'>): string {
  return `${problem}${problem.endsWith('？') ? '' : '。'}${instead}。`;
}
