import * as v from 'valibot';
import { clause, day, region, ruleEntries, text } from '../rules/fields';
import { ruleKinds } from '../rules/rule-kinds';
import type { NoticeDocument } from './document';
import { checkQuestions, questionsSchema } from './validate-questions';

/** A notice's file that is wrong: which file, which rule (null outside the rules), which field, and what to do. */
export class NoticeError extends Error {
  override readonly name = 'NoticeError';
  constructor(
    readonly file: string,
    readonly rule: string | null,
    readonly field: string | null,
    readonly reason: string,
  ) {
    super(`${file}${rule === null ? '' : `，规则 ${rule}`}${field === null ? '' : `，${field}`}：${reason}`);
  }
}

const documentSchema = v.strictObject({
  format: v.literal(2, '现在只有格式 2：这个文件要写 2'),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号用小写字母、数字和连字符')),
  title: text,
  documentNumber: v.optional(text),
  issuers: v.pipe(v.array(text), v.minLength(1)),
  issuedOn: v.optional(day),
  validity: v.optional(v.strictObject({ from: day, to: day, clause })),
  draft: v.boolean(),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  regions: v.pipe(v.array(region), v.minLength(1)),
  overlays: v.optional(v.string()),
  clauses: v.array(v.strictObject({ clause, label: v.optional(text), says: text })),
  rules: v.pipe(v.array(v.looseObject({ ...ruleEntries, kind: v.string() })), v.minLength(1)),
  questions: v.optional(questionsSchema),
});

/** Kinds of which a notice that isn't laid over another must have exactly one rule; of premiums it may have several. */
const required: readonly string[] = ['window'];

/**
 * Checks a notice's file as far as it can be checked without the paper.
 *
 * @throws NoticeError for the first thing that is wrong
 */
export function validateNotice(value: unknown, fileName: string): NoticeDocument {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NoticeError(fileName, null, null, '内容不是一个对象');
  }
  const checked = v.safeParse(documentSchema, value, { abortEarly: true });
  if (!checked.success) throw errorOf(fileName, checked.issues[0], ruleNameAt(value, checked.issues[0]));
  const notice = value as NoticeDocument;
  const seen = new Set<string>();
  const clauses = new Set(notice.clauses.map((words) => words.clause));
  for (const rule of notice.rules) {
    const kind = ruleKinds.get(rule.kind);
    if (kind === undefined) throw new NoticeError(fileName, rule.rule, 'kind', `没有“${rule.kind}”这种规则`);
    const rest = v.safeParse(kind.schema, rule, { abortEarly: true });
    if (!rest.success) throw errorOf(fileName, rest.issues[0], rule.rule);
    if (seen.has(rule.rule)) throw new NoticeError(fileName, rule.rule, 'rule', '规则名重复');
    if (!clauses.has(rule.clause)) {
      throw new NoticeError(fileName, rule.rule, 'clause', `clauses 里没有 ${rule.clause} 的说明`);
    }
    seen.add(rule.rule);
  }
  for (const rule of notice.rules) {
    const misfit = ruleKinds.get(rule.kind)?.check?.(rule, notice) ?? null;
    if (misfit !== null) throw new NoticeError(fileName, rule.rule, misfit.field, misfit.reason);
  }
  if (clauses.size !== notice.clauses.length) throw new NoticeError(fileName, null, 'clauses', '条款重复');
  const misplaced = checkQuestions(notice.questions ?? {}, { clauses, rules: seen });
  if (misplaced !== null) throw new NoticeError(fileName, null, misplaced.field, misplaced.reason);
  if (notice.overlays === undefined) {
    for (const kind of required) requireOne(notice, kind, fileName);
    if (!notice.rules.some(({ kind }) => kind === 'premium')) {
      throw new NoticeError(fileName, null, 'rules', '还没有 premium 规则：要写明每人交多少');
    }
  }
  return notice;
}

function requireOne(notice: NoticeDocument, kind: string, fileName: string): void {
  if (notice.rules.filter((rule) => rule.kind === kind).length !== 1) {
    throw new NoticeError(fileName, null, 'rules', `要有而且只能有一条 ${kind} 规则`);
  }
}

type Issue = v.BaseIssue<unknown>;

/** `rules` is the way to a rule whose name is already said: what is left is the way inside it. */
function errorOf(file: string, issue: Issue | undefined, rule: string | null): NoticeError {
  const path = (issue?.path ?? []).map(({ key }) => String(key));
  const own = rule !== null && path[0] === 'rules' ? path.slice(2) : path;
  return new NoticeError(file, rule, own.length === 0 ? null : own.join('.'), reasonOf(issue));
}

function reasonOf(issue: Issue | undefined): string {
  if (issue === undefined) return '格式不对';
  if (issue.type === 'strict_object' && issue.expected === 'never') return '没有这一项';
  return issue.received === 'undefined' ? '缺这一项' : issue.message;
}

function ruleNameAt(value: unknown, issue: Issue | undefined): string | null {
  const [first, second] = issue?.path ?? [];
  if (first?.key !== 'rules' || typeof second?.key !== 'number') return null;
  const rule: unknown = (value as { readonly rules: readonly unknown[] }).rules[second.key];
  const name =
    typeof rule === 'object' && rule !== null ? (rule as { readonly rule?: unknown }).rule : undefined;
  return typeof name === 'string' ? name : `第 ${second.key + 1} 条`;
}
