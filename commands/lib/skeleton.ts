import { createHash } from 'node:crypto';
import type { NoticeDocument } from '../../policy';
import type { TextClause } from '../../policy/authoring';

/**
 * What is known of an official text without its sentences: its clauses in order, the paragraphs in each (a heading counts
 * as one), a hash of its words, and which rules carry it or why none does.
 */
export interface Skeleton {
  readonly notice: string;
  readonly clauses: readonly {
    readonly clause: string;
    readonly paragraphs: number;
    readonly hash: string;
    readonly rules?: readonly string[];
    readonly why?: string;
  }[];
}

/** Whether a word can be a notice's id: it names files too, so that nothing else gets near a path. */
export function isNoticeId(word: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word);
}

export interface ClauseDifference {
  readonly clause: string;
  /** In Chinese, for the office. */
  readonly difference: string;
}

/** What is compared of a clause's text: widths of characters and white space don't count. */
export function clauseHash(paragraphs: readonly string[]): string {
  const plain = paragraphs.join('').normalize('NFKC').replace(/\s/g, '');
  return createHash('sha256').update(plain).digest('hex').slice(0, 16);
}

/** How many clauses of a text are, word for word, those of a skeleton. */
export function likeness(skeleton: Skeleton, clauses: readonly TextClause[]): number {
  return clauses.filter(({ clause, paragraphs }) =>
    skeleton.clauses.some((known) => known.clause === clause && known.hash === clauseHash(paragraphs)),
  ).length;
}

/** Every clause in which a text differs from a skeleton, in the text's order, then what the text lacks. */
export function compareWithSkeleton(
  skeleton: Skeleton,
  clauses: readonly TextClause[],
): readonly ClauseDifference[] {
  const inText = clauses.flatMap(({ clause, paragraphs }): readonly ClauseDifference[] => {
    const known = skeleton.clauses.find((one) => one.clause === clause);
    if (known === undefined) return [{ clause, difference: '骨架里没有这一条' }];
    if (known.hash === clauseHash(paragraphs)) return [];
    const count =
      known.paragraphs === paragraphs.length
        ? `同样是 ${paragraphs.length} 段`
        : `骨架是 ${known.paragraphs} 段，这里是 ${paragraphs.length} 段`;
    return [{ clause, difference: `文字不同（${count}）` }];
  });
  const lacking = skeleton.clauses
    .filter((known) => !clauses.some(({ clause }) => clause === known.clause))
    .map(({ clause }) => ({ clause, difference: '这份文字里缺这一条' }));
  return [...inText, ...lacking];
}

/** The skeleton of a text. Each clause takes its rules from `rules`, or else the reason that a skeleton before gave. */
export function skeletonFrom(
  notice: string,
  clauses: readonly TextClause[],
  { rules, known }: { readonly rules: NoticeDocument['rules']; readonly known: Skeleton | null },
): Skeleton {
  return {
    notice,
    clauses: clauses.map(({ clause, paragraphs }) => {
      const carrying = rules.filter((rule) => rule.clause === clause).map(({ rule }) => rule);
      const why = known?.clauses.find((one) => one.clause === clause)?.why;
      return {
        clause,
        paragraphs: paragraphs.length,
        hash: clauseHash(paragraphs),
        ...(carrying.length > 0 ? { rules: carrying } : {}),
        ...(carrying.length === 0 && why !== undefined ? { why } : {}),
      };
    }),
  };
}
