import type * as v from 'valibot';
import { accountRelationName, type NoticeRelation, noticeRelations } from '../account-relations';
import { fundName, identityName } from '../names';
import type { Fund } from '../determination';
import type { CommonIdentityCode } from '../fact-sheet';
import { whyRefused } from '../rules/refused-shapes';
import type { Problem } from './problem';

type Issue = v.BaseIssue<unknown>;

const isChinese = /[\u4e00-\u9fff]/;

/** What stands in a field, short enough to be said. */
function quoted(input: unknown): string {
  if (typeof input === 'object' && input !== null) return Array.isArray(input) ? '一个列表' : '一组内容';
  const text = String(input);
  return text === '' ? '空的' : `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** A code with its name beside it, where it has one. */
function named(code: string): string {
  const held = identityName(code as CommonIdentityCode);
  const relation = noticeRelations.find((one): one is NoticeRelation => one === code);
  const plain = relation === undefined ? fundName(code as Fund) : accountRelationName(relation);
  const name = held === code ? plain : held;
  return name === undefined ? code : `${code}（${name}）`;
}

/** The codes that a field may have, as the file writes them. */
function choices({ expected }: Issue): string {
  // Phones read this too: no matchAll.
  const codes = ((expected ?? '').match(/"[^"]+"|\b(?:\d+|true|false)\b/g) ?? []).map((code) =>
    code.replace(/"/g, ''),
  );
  return codes.length === 0 ? '请对照填写说明改正' : `只能填这些里的一个：${codes.map(named).join('、')}`;
}

const wanted: Readonly<Record<string, string>> = {
  string: '这里要填文字，前后加引号',
  number: '这里要填数字，不加引号',
  boolean: '这里只能填 true（是）或 false（不是）',
  array: '这里要填列表，用方括号括起来',
  tuple: '这里要填两个数字，先小后大，用方括号括起来',
  object: '这里要填一组内容，用花括号括起来',
  loose_object: '这里要填一组内容，用花括号括起来',
  strict_object: '这里要填一组内容，用花括号括起来',
  integer: '要填整数',
  regex: '请对照填写说明改正',
};

function insteadOf(issue: Issue): string {
  if (issue.type === 'picklist') return choices(issue);
  // The library's own words quote what was received, which may be Chinese.
  if (isChinese.test(issue.message) && !issue.message.startsWith('Invalid ')) return issue.message;
  const limit = (issue as { readonly requirement?: unknown }).requirement;
  switch (issue.type) {
    case 'min_length':
      return limit === 1 ? '至少要写一项' : `至少要有 ${String(limit)} 项`;
    case 'max_length':
      return `最多写 ${String(limit)} 个字，多的请拆开写`;
    case 'min_value':
      return `不能小于 ${String(limit)}`;
    case 'max_value':
      return `不能大于 ${String(limit)}`;
    default:
      return wanted[issue.type] ?? choices(issue);
  }
}

function lengthIs(input: unknown, length: number): boolean {
  return Array.isArray(input) && input.length === length;
}

/** A field that isn't there is told of by what it is missing in, which knows its name and not its form. */
function insteadOfMissing(issue: Issue): string {
  return issue.type.endsWith('object') && issue.expected !== 'Object'
    ? '照通知补上它，怎么写见填写说明'
    : `补上它：${insteadOf(issue)}`;
}

function wordsOf(issue: Issue): Pick<Problem, 'problem' | 'instead'> {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const path = issue.path ?? [];
    const refused = whyRefused(String(path[path.length - 1]?.key));
    return { problem: '没有这一项', instead: refused ?? '删去它；如果是写错了名称，请对照填写说明改正' };
  }
  if (issue.received === 'undefined') return { problem: '缺这一项', instead: insteadOfMissing(issue) };
  if (issue.type === 'min_length' && lengthIs(issue.input, 0)) {
    return { problem: '是空的', instead: insteadOf(issue) };
  }
  const isWhole = (issue.path ?? []).length === 0 && typeof issue.input === 'object' && issue.input !== null;
  return {
    problem: isWhole ? '几项之间不一致' : `写的是${quoted(issue.input)}，不能用`,
    instead: insteadOf(issue),
  };
}

/** What a schema found, in the author's language. Nothing of the library's own words comes through. */
export function schemaProblem(rule: string | null, issue: Issue): Problem {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const own = rule !== null && path[0] === 'rules' ? path.slice(2) : path;
  return { rule, field: own.length === 0 ? null : own.join('.'), ...wordsOf(issue) };
}
