import type { DraftProblem } from '../../contract/notice-drafts';
import { checkNotice, type NoticeDocument } from '../../policy';
import { noticesUnder } from '../../policy/notice/consistency/overlay';
import type { Problem } from '../../policy/notice/problem';

/** What a notice has wrong with it only because of those it is laid over, in words that name rule and field. */
export interface Broken {
  readonly notice: NoticeDocument;
  readonly problem: Problem;
}

interface Looked {
  readonly under: readonly NoticeDocument[] | null;
  readonly problems: readonly Problem[];
}

/** Versions never change, and a check takes some milliseconds: kept for as long as an instance keeps the notice. */
const looked = new WeakMap<NoticeDocument, Looked>();

/** Whom they declare, which tiers and places they have: alone it can't be seen. */
function problemsBeside(notice: NoticeDocument, held: readonly NoticeDocument[]): readonly Problem[] {
  const under = noticesUnder(notice, held);
  const known = looked.get(notice);
  if (known !== undefined && isSame(known.under, under)) return known.problems;
  const alone = new Set(checkNotice(notice).problems.map(keyOf));
  const beside = checkNotice(notice, { others: under ?? [] }).problems;
  const problems = beside.filter((problem) => !alone.has(keyOf(problem)));
  looked.set(notice, { under, problems });
  return problems;
}

/** What a notice in force has wrong with it since another version of what it is laid over holds, and what to write instead. */
export function unfitInWords(notice: NoticeDocument, held: readonly NoticeDocument[]): readonly string[] {
  return problemsBeside(notice, held).map(
    (problem) => `${placeInWords(problem)}${problem.problem}。${problem.instead}。`,
  );
}

function keyOf(problem: Problem): string {
  return JSON.stringify(problem);
}

/** What is wrong with those laid over others in the one set of notices, and wasn't in the other. */
export function brokenBetween(
  before: readonly NoticeDocument[],
  after: readonly NoticeDocument[],
): readonly Broken[] {
  return after.flatMap((notice) => {
    if (notice.overlays === undefined) return [];
    if (isSame(noticesUnder(notice, before), noticesUnder(notice, after))) return [];
    const known = new Set(problemsBeside(notice, before).map(keyOf));
    return problemsBeside(notice, after)
      .filter((problem) => !known.has(keyOf(problem)))
      .map((problem) => ({ notice, problem }));
  });
}

function isSame(one: readonly NoticeDocument[] | null, other: readonly NoticeDocument[] | null): boolean {
  return one?.length === other?.length && (one ?? []).every((notice, at) => notice === other?.[at]);
}

/** For the author of the notice under it. */
export function brokenInWords({ notice, problem }: Broken): string {
  return `补充它的《${notice.title}》（${notice.id}），${placeInWords(problem)}${problem.problem}`;
}

function placeInWords({ rule, field }: Problem): string {
  const where = [rule === null ? '' : `规则 ${rule}`, field ?? ''].filter((part) => part !== '').join('，');
  return where === '' ? '' : `${where}：`;
}

/** What stops a notice because of those laid over it, that hold or wait for their hour. */
export function brokenProblems(
  before: readonly NoticeDocument[],
  after: readonly NoticeDocument[],
): readonly DraftProblem[] {
  return brokenBetween(before, after).map((broken) => ({
    rule: null,
    field: null,
    message: `${brokenInWords(broken)}。请在这一版里留着它用到的内容，或者请发布它的单位先改：${broken.problem.instead}。`,
  }));
}
