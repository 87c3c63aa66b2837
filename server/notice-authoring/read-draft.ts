import {
  type DraftProblem,
  type PaperClause,
  mostNoticePlaces,
  mostRules,
} from '../../contract/notice-drafts';
import { checkNotice, type NoticeDocument } from '../../policy';
import { clauseInWords } from '../../policy/clause';
import { notPlain } from '../../policy/notice/consistency/words';
import type { NoticeCheck } from '../../policy/notice/check-notice';
import { type Problem, problemInWords } from '../../policy/notice/problem';

/** A draft's text as a notice, or what is wrong with it. */
export type ReadDraft =
  | { readonly notice: NoticeDocument; readonly problems: readonly [] }
  | { readonly notice: null; readonly problems: readonly DraftProblem[] };

/** Deeper than any rule's fields lie. */
const mostDepth = 12;
/** Names that stand for something of the language itself; no rule has one. */
const forbiddenNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Never throws, whatever the text is. What hangs on other notices or on the day is left to `problemsOf` and to the chains. */
export function readDraft(json: string): ReadDraft {
  const value = parsed(json);
  if (value === undefined) return wrong('通知的内容不完整，读不出来，请重新打开草稿再保存。');
  const strange = strangeIn(value, 0, '');
  if (strange !== null) return { notice: null, problems: [strange] };
  const tooMany = tooManyIn(value);
  if (tooMany !== null) return { notice: null, problems: [tooMany] };
  const problems = draftProblemsOf(checkNotice(value));
  return problems.length === 0
    ? { notice: value as NoticeDocument, problems: [] }
    : { notice: null, problems };
}

export function draftProblemsOf({ problems }: NoticeCheck): readonly DraftProblem[] {
  return problems.map(inDraftWords);
}

export function inDraftWords({ rule, field, ...words }: Problem): DraftProblem {
  return { rule, field, message: problemInWords(words) };
}

/** What of a draft says where it belongs, however little of it is written. */
export function headOf(json: string): {
  readonly notice: string;
  readonly title: string;
  readonly year: number | null;
  readonly regions: readonly string[];
  readonly overlays: string | undefined;
} {
  const value = parsed(json);
  const { id, title, year, regions, overlays } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as { readonly [field: string]: unknown };
  const places = Array.isArray(regions) ? (regions as readonly unknown[]) : [];
  return {
    notice: typeof id === 'string' ? id.slice(0, 60) : '',
    title: typeof title === 'string' ? title.slice(0, 100) : '',
    year: typeof year === 'number' ? year : null,
    regions: places.filter((place): place is string => typeof place === 'string'),
    overlays: typeof overlays === 'string' ? overlays : undefined,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** The paper's own text is shown to residents as it is: nothing in it may run, hide or be somebody's number. */
export function paperProblems(paper: readonly PaperClause[]): readonly DraftProblem[] {
  return paper.flatMap(({ clause, paragraphs }) => {
    const [why] = paragraphs.flatMap((text) => notPlain(text) ?? []);
    return why === undefined
      ? []
      : [
          {
            rule: null,
            field: 'paper',
            message: `通知原文${clauseInWords(clause)}：${why.problem}。请${why.instead}。`,
          },
        ];
  });
}

function wrong(message: string): ReadDraft {
  return { notice: null, problems: [{ rule: null, field: null, message }] };
}

function tooManyIn(value: unknown): DraftProblem | null {
  const { rules, regions } = value as { readonly rules?: unknown; readonly regions?: unknown };
  if (Array.isArray(rules) && rules.length > mostRules) {
    const message = `有${rules.length}条规则，最多${mostRules}条。请把说同一件事的规则并成一条。`;
    return { rule: null, field: 'rules', message };
  }
  if (Array.isArray(regions) && regions.length > mostNoticePlaces) {
    const message = `写了${regions.length}个地区，最多${mostNoticePlaces}个。管全市的写市的代码就可以。`;
    return { rule: null, field: 'regions', message };
  }
  return null;
}

/** The first thing that no notice has: names of the language, and lists in lists without end. */
function strangeIn(value: unknown, depth: number, field: string): DraftProblem | null {
  const problem = (message: string): DraftProblem => ({ rule: null, field: field || null, message });
  if (depth > mostDepth) return problem('内容套得太深，请按表格填写。');
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (forbiddenNames.includes(name)) return problem(`没有“${name}”这一项，请删去。`);
    const found = strangeIn(inner, depth + 1, field === '' ? name : `${field}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
