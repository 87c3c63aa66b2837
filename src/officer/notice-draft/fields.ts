import { clauseLabel } from '../../../policy/clause';
import type { PaperClause } from '../../../contract/notice-drafts';
import { fieldWords, kindWords } from './field-words';

export type FieldKind = 'yuan' | 'day' | 'number' | 'words';
type Path = readonly (string | number)[];

/** One thing that can be typed. */
export interface NoticeField {
  /** Also the id on the page. */
  readonly id: string;
  readonly path: Path;
  readonly label: string;
  readonly kind: FieldKind;
  /** As it stands in the notice, in the unit of the label. */
  readonly text: string;
}

/** A rule with the clause that carries it. */
export interface RuleFields {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly clause: string;
  readonly clauseLabel: string;
  /** The paper's own words where an office has loaded them, else ours. */
  readonly paper: readonly string[];
  readonly fields: readonly NoticeField[];
}

export interface NoticeFields {
  readonly head: readonly NoticeField[];
  readonly rules: readonly RuleFields[];
  /** What residents read of each clause. */
  readonly clauses: readonly NoticeField[];
}

/** A notice that may be half written: nothing of it is taken for granted. */
export type Loose = Readonly<Record<string, unknown>>;

/** Null for a text that is no notice at all. */
export function parsedNotice(json: string): Loose | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : null;
  } catch {
    return null;
  }
}

const headNames = ['title', 'documentNumber', 'issuedOn', 'id', 'year'] as const;

/** Everything of a notice that has a field of its own, rule by rule in its own order. */
export function fieldsOf(notice: Loose, paper: readonly PaperClause[] = []): NoticeFields {
  const head = headNames.map((name) =>
    fieldAt({ id: `notice-${name}`, path: [name], value: notice[name] ?? '', kind: headKind(name) }),
  );
  const names = objectsIn(notice.identities).map(({ name }, at): NoticeField => ({
    id: `notice-identities-${at}-name`,
    path: ['identities', at, 'name'],
    label: '当地自己的身份，名称',
    kind: 'words',
    text: textOf(name),
  }));
  return {
    head: [...head, ...names],
    rules: objectsIn(notice.rules).map((rule, at) => ruleFields(notice, rule, at, paper)),
    clauses: objectsIn(notice.clauses).map(clauseField),
  };
}

function clauseField(words: Loose, at: number): NoticeField {
  const clause = textOf(words.clause);
  const label = typeof words.label === 'string' ? words.label : clause === '' ? '' : clauseLabel(clause);
  return {
    id: `notice-clauses-${at}-says`,
    path: ['clauses', at, 'says'],
    label: `通知${label}`,
    kind: 'words',
    text: textOf(words.says),
  };
}

function headKind(name: (typeof headNames)[number]): FieldKind {
  if (name === 'issuedOn') return 'day';
  return name === 'year' ? 'number' : 'words';
}

function ruleFields(notice: Loose, rule: Loose, at: number, paper: readonly PaperClause[]): RuleFields {
  const name = textOf(rule.rule);
  const clause = textOf(rule.clause);
  const own = objectsIn(notice.clauses).find((one) => one.clause === clause);
  const label = typeof own?.label === 'string' ? own.label : clause === '' ? '' : clauseLabel(clause);
  const says = typeof own?.says === 'string' ? [own.says] : [];
  return {
    id: `rule-${name}`,
    rule: name,
    title: kindWords[textOf(rule.kind)] ?? '其他规则',
    clause,
    clauseLabel: label,
    paper: paper.find((one) => one.clause === clause)?.paragraphs ?? says,
    fields: leavesOf(rule, ['rules', at], `rule-${name}`),
  };
}

/** Codes are chosen when a rule is made, and stand in no field. */
const fixed: readonly string[] = [
  'rule',
  'clause',
  'kind',
  'who',
  'fund',
  'note',
  'about',
  'region',
  'method',
  'with',
];

function leavesOf(value: unknown, path: Path, id: string): readonly NoticeField[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([name]) => !fixed.includes(name))
      .flatMap(([name, inner]) => {
        const step = Array.isArray(value) ? Number(name) : name;
        return leavesOf(inner, [...path, step], `${id}-${name}`);
      });
  }
  const name = nameOf(path);
  const kind = kindOf(name, value);
  return kind === null ? [] : [fieldAt({ id, path, value, kind })];
}

/** The last name on the way: places in a list have none. */
function nameOf(path: Path): string {
  return String([...path].reverse().find((step) => typeof step === 'string') ?? '');
}

function kindOf(name: string, value: unknown): FieldKind | null {
  if (name.endsWith('Fen')) return 'yuan';
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d\d-\d\d$/.test(value) || name === 'day' || name === 'by') return 'day';
  return name in fieldWords ? 'words' : null;
}

function fieldAt({
  id,
  path,
  value,
  kind,
}: Pick<NoticeField, 'id' | 'path' | 'kind'> & { readonly value: unknown }): NoticeField {
  const name = nameOf(path);
  const unit = kind === 'yuan' ? '（元）' : kind === 'day' ? '（年-月-日）' : '';
  const text = kind === 'yuan' && typeof value === 'number' ? yuanText(value) : textOf(value);
  return { id, path, kind, text, label: `${fieldWords[name] ?? '数字'}${unit}` };
}

function yuanText(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function objectsIn(value: unknown): readonly Loose[] {
  return Array.isArray(value)
    ? value.filter((one): one is Loose => typeof one === 'object' && one !== null && !Array.isArray(one))
    : [];
}

/** What is typed, by field id, written into the notice. What is no number stays as it was typed: the server says so. */
export function written(notice: Loose, typed: Readonly<Record<string, string>>): Loose {
  const { head, rules, clauses } = fieldsOf(notice);
  const fields = [...head, ...rules.flatMap((rule) => rule.fields), ...clauses].filter(
    ({ id }) => id in typed,
  );
  return fields.reduce<Loose>(
    (before, field) => withValue(before, field.path, valueOf(field, typed[field.id] ?? '')) as Loose,
    notice,
  );
}

function valueOf({ kind }: NoticeField, text: string): string | number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (kind === 'words') return text.trim() === '' ? undefined : text.trim();
  if (kind === 'yuan' && /^\d{1,7}(\.\d{1,2})?$/.test(plain)) return Math.round(Number(plain) * 100);
  if (kind === 'number' && /^\d{1,9}$/.test(plain)) return Number(plain);
  return plain === '' ? undefined : plain;
}

function withValue(holder: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(holder))
    return holder.map((one: unknown, at) => (at === step ? withValue(one, rest, value) : one));
  const object = (holder ?? {}) as Loose;
  return { ...object, [step]: withValue(object[step], rest, value) };
}
