import { fieldsOf, parsedNotice } from './fields';
import type { NoticeField, NoticeFields, RuleFields } from './fields';

/** One thing that another version says otherwise, for somebody who compares it with the paper. */
export interface Difference {
  readonly id: string;
  /** What it is about, with the clause. */
  readonly where: string;
  /** Null for what wasn't there. */
  readonly before: string | null;
  /** Null for what isn't there any more. */
  readonly after: string | null;
}

/** Everything with a field of its own that differs, and every rule that came or went or has other conditions. */
export function differencesBetween(before: string, after: string): readonly Difference[] {
  const [old, now] = [parsedNotice(before), parsedNotice(after)];
  if (old === null || now === null) return [];
  const [oldFields, nowFields] = [fieldsOf(old), fieldsOf(now)];
  return [
    ...fieldDifferences('', oldFields.head, nowFields.head),
    ...fieldDifferences('条款的说明 · ', oldFields.clauses, nowFields.clauses),
    ...nowFields.rules.flatMap((rule) => ruleDifferences(oldFields, rule)),
    ...gone(oldFields, nowFields),
    ...conditionsChanged(old.rules, now.rules),
  ];
}

function whereOf({ title, clauseLabel }: RuleFields): string {
  return clauseLabel === '' ? title : `${title}（${clauseLabel}）`;
}

function ruleDifferences(old: NoticeFields, rule: RuleFields): readonly Difference[] {
  const held = old.rules.find((one) => one.rule === rule.rule);
  if (held !== undefined) return fieldDifferences(`${whereOf(rule)} · `, held.fields, rule.fields);
  return [{ id: rule.id, where: whereOf(rule), before: null, after: allWords(rule) }];
}

function gone(old: NoticeFields, now: NoticeFields): readonly Difference[] {
  return old.rules
    .filter((rule) => now.rules.every((one) => one.rule !== rule.rule))
    .map((rule) => ({ id: rule.id, where: whereOf(rule), before: allWords(rule), after: null }));
}

function allWords({ fields }: RuleFields): string {
  return fields.map(({ label, text }) => `${label} ${text}`).join('；');
}

function fieldDifferences(
  where: string,
  old: readonly NoticeField[],
  now: readonly NoticeField[],
): readonly Difference[] {
  const nameless = (fields: readonly NoticeField[]) => new Map(fields.map((field) => [field.id, field]));
  const [before, after] = [nameless(old), nameless(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if ((was?.text ?? '') === (is?.text ?? '')) return [];
    const label = is?.label ?? was?.label ?? '';
    return [{ id, where: `${where}${label}`, before: was?.text || null, after: is?.text || null }];
  });
}

/** Whom a rule is for has no field here; that it is another is said all the same. */
function conditionsChanged(old: unknown, now: unknown): readonly Difference[] {
  const conditions = (rules: unknown) =>
    new Map(
      (Array.isArray(rules) ? (rules as readonly { readonly rule?: string }[]) : []).map((rule) => [
        rule.rule,
        JSON.stringify(rule, (name, value: unknown) =>
          /Fen$|^(says|reading|why|from|to|day|percent|waitingDays|people|total|daysOfMonth)$/.test(name)
            ? undefined
            : value,
        ),
      ]),
    );
  const before = conditions(old);
  return [...conditions(now)].flatMap(([rule, text]) => {
    const was = before.get(rule);
    if (was === undefined || was === text) return [];
    const id = `rule-${rule ?? ''}-conditions`;
    return [
      { id, where: `规则 ${rule ?? ''} 的适用范围或算法`, before: '上一版的写法', after: '改过，请对照通知' },
    ];
  });
}
