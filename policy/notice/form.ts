import * as v from 'valibot';
import { clause, day, ownIdentity, region, ruleEntries, text } from '../rules/fields';
import { ruleKindName } from '../rules/kind-names';
import { whyRefused } from '../rules/refused-shapes';
import { ruleKinds } from '../rules/rule-kinds';
import type { NoticeDocument, RuleDocument } from './document';
import type { Problem } from './problem';
import { schemaProblem } from './schema-problems';
import { questionsSchema } from './validate-questions';

/** What stands outside the rules, and the rules in general. */
export const documentEntries = {
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
  identities: v.optional(v.pipe(v.array(ownIdentity), v.minLength(1))),
  clauses: v.array(v.strictObject({ clause, label: v.optional(text), says: text, why: v.optional(text) })),
  rules: v.pipe(v.array(v.looseObject({ ...ruleEntries, kind: v.string() })), v.minLength(1)),
  questions: v.optional(questionsSchema),
};
const headerSchema = v.strictObject({ ...documentEntries, rules: v.array(v.unknown()) });
const ruleSchema = documentEntries.rules.pipe[0].item;

/** More than this is no notice: the longest that is known has under a hundred. Counted before anything else is looked at. */
const most = { rules: 1000, clauses: 500, groups: 200, identities: 100 } as const;

/** Fields of the notice without which its rules can't be held against each other. */
const needed = ['year', 'regions', 'overlays', 'identities', 'clauses', 'rules'];

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function tooMany({ rules, clauses, identities }: Fields): readonly Problem[] {
  const says = (field: string, limit: number, what: string): Problem => ({
    rule: null,
    field,
    problem: `${what}太多了，超过 ${limit} 条`,
    instead: '一份通知只写它自己的内容；检查是不是把别的表格粘了进来',
  });
  if (lengthOf(rules) > most.rules) return [says('rules', most.rules, '规则')];
  if (lengthOf(clauses) > most.clauses) return [says('clauses', most.clauses, '条款')];
  if (lengthOf(identities) > most.identities) return [says('identities', most.identities, '当地自己的身份')];
  const crowded = (Array.isArray(rules) ? rules : []).find(
    (rule) => lengthOf(fieldsOf(rule)?.who) > most.groups,
  );
  return crowded === undefined ? [] : [says('who', most.groups, '一条规则里的对象')];
}

function nameOf(rule: unknown, at: number): string {
  const name = fieldsOf(rule)?.rule;
  return typeof name === 'string' && name !== '' ? name.slice(0, 80) : `第 ${at + 1} 条`;
}

/** What is wrong in a rule taken by itself. */
function ruleProblems(rule: unknown, name: string): readonly Problem[] {
  const general = v.safeParse(ruleSchema, rule);
  if (!general.success) return general.issues.map((issue) => schemaProblem(name, issue));
  const kind = ruleKinds.get(general.output.kind);
  if (kind === undefined) {
    return [
      {
        rule: name,
        field: 'kind',
        problem: `没有“${general.output.kind.slice(0, 40)}”这种规则`,
        instead:
          whyRefused(general.output.kind) ??
          `改成有的一种：${[...ruleKinds.keys()].map((code) => `${code}（${ruleKindName(code)}）`).join('、')}`,
      },
    ];
  }
  const own = v.safeParse(kind.schema, rule);
  return own.success ? [] : own.issues.map((issue) => schemaProblem(name, issue));
}

function repeatedNames(rules: readonly unknown[]): readonly Problem[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, at) => {
    const name = nameOf(rule, at);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      { rule: name, field: 'rule', problem: '规则名重复', instead: '每条规则用不同的名字，例如在末尾加 -2' },
    ];
  });
}

/** What a notice's file is made of, as far as its form is right, and what is wrong in the form. */
export interface Form {
  readonly problems: readonly Problem[];
  /** Null where too little is left to compare. */
  readonly notice: NoticeDocument | null;
  readonly brokenKinds: ReadonlySet<string>;
}

/** The form of a notice's file: its fields, and each rule by itself. */
export function formOf(value: unknown): Form {
  const none = { notice: null, brokenKinds: new Set<string>() };
  const fields = fieldsOf(value);
  if (fields === null) {
    const problem = {
      rule: null,
      field: null,
      problem: '内容不是一份通知',
      instead: '整份通知用一对花括号括起来',
    };
    return { ...none, problems: [problem] };
  }
  const excess = tooMany(fields);
  if (excess.length > 0) return { ...none, problems: excess };
  const header = v.safeParse(headerSchema, fields);
  const headerProblems = header.success ? [] : header.issues.map((issue) => schemaProblem(null, issue));
  const rules: readonly unknown[] = Array.isArray(fields.rules) ? fields.rules : [];
  const empty =
    Array.isArray(fields.rules) && rules.length === 0
      ? [{ rule: null, field: 'rules', problem: '一条规则也没有', instead: '至少写个人缴费标准和集中缴费期' }]
      : [];
  const each = rules.map((rule, at) => ({ rule, problems: ruleProblems(rule, nameOf(rule, at)) }));
  const whole = each.filter(({ problems }) => problems.length === 0).map(({ rule }) => rule as RuleDocument);
  const broken = each
    .filter(({ problems }) => problems.length > 0)
    .map(({ rule }) => String(fieldsOf(rule)?.kind));
  const problems = [
    ...headerProblems,
    ...empty,
    ...each.flatMap((one) => one.problems),
    ...repeatedNames(rules),
  ];
  const wrong = new Set(headerProblems.map(({ field }) => (field ?? '').split('.')[0] ?? ''));
  // A field of a wrong form is left out, so that the checks over the whole meet nothing that they don't know.
  const sound = Object.fromEntries(Object.entries(fields).filter(([name]) => !wrong.has(name)));
  const notice = needed.some((name) => wrong.has(name))
    ? null
    : ({ ...sound, rules: whole } as unknown as NoticeDocument);
  return { problems, notice, brokenKinds: new Set(broken) };
}
