import { clauseLabel, compareClauses, isClause } from '../../../policy/clause';
import type { PaperClause } from '../../../contract/notice-drafts';
import { blankOf, ruleFormOf } from '../../../policy/authoring/rule-form';
import { entriesOf, listIn, type Loose, textOf, withValue } from './loose';

/** A rule of a draft with its place among the others. */
export interface PlacedRule {
  readonly at: number;
  readonly rule: Loose;
  readonly name: string;
}

/** A clause of the paper or of the notice, with all that hangs on it. */
export interface ClauseParts {
  readonly clause: string;
  readonly label: string;
  /** The paper's own words, where an office has loaded them. */
  readonly paper: readonly string[];
  /** Place of our words for it in the notice's list; null where it isn't in there. */
  readonly at: number | null;
  readonly words: Loose;
  readonly rules: readonly PlacedRule[];
}

function rulesIn(notice: Loose): readonly PlacedRule[] {
  return entriesOf(notice.rules).map(({ at, entry }) => ({ at, rule: entry, name: textOf(entry.rule) }));
}

function inOrder(one: string, other: string): number {
  if (!isClause(one) || !isClause(other)) return Number(isClause(other)) - Number(isClause(one));
  return compareClauses(one, other);
}

/** How the paper numbers a clause. */
export function labelOf(notice: Loose, clause: string): string {
  const words = entriesOf(notice.clauses).find(({ entry }) => textOf(entry.clause) === clause)?.entry;
  const label = textOf(words?.label);
  if (label !== '') return label;
  return isClause(clause) ? clauseLabel(clause) : '没有写条款号';
}

/** Everything by the clause that carries it, in the order of the paper. */
export function clausesOf(notice: Loose, paper: readonly PaperClause[]): readonly ClauseParts[] {
  const rules = rulesIn(notice);
  const own = entriesOf(notice.clauses);
  const names = [
    ...paper.filter(({ paragraphs }) => paragraphs.length > 0).map(({ clause }) => clause),
    ...own.map(({ entry }) => textOf(entry.clause)),
    ...rules.map(({ rule }) => textOf(rule.clause)),
  ];
  return [...new Set(names)].sort(inOrder).map((clause) => {
    const found = own.find(({ entry }) => textOf(entry.clause) === clause);
    return {
      clause,
      label: labelOf(notice, clause),
      paper: paper.find((one) => one.clause === clause)?.paragraphs ?? [],
      at: found?.at ?? null,
      words: found?.entry ?? {},
      rules: rules.filter(({ rule }) => textOf(rule.clause) === clause),
    };
  });
}

/** A name for one more rule of a kind: the notice tells its rules apart by names, which no one else sees. */
function freeName(notice: Loose, kind: string): string {
  const taken = new Set(rulesIn(notice).map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? kind : `${kind}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Windows for some people stand before the one for everybody; all else after its like. */
function placeFor(notice: Loose, kind: string): number {
  const rules = listIn(notice.rules);
  const same = entriesOf(notice.rules).filter(({ entry }) => entry.kind === kind);
  const [first] = same;
  if (first === undefined) return rules.length;
  return kind === 'window' ? first.at : (same[same.length - 1]?.at ?? 0) + 1;
}

export interface Added {
  readonly notice: Loose;
  readonly name: string;
}

/** The notice with one more rule of a kind, of which nothing is filled in. */
export function withNewRule(notice: Loose, kind: string, clause: string): Added {
  const name = freeName(notice, kind);
  const rule = { rule: name, clause, kind, ...(blankOf(ruleFormOf(kind)) as object) };
  const at = placeFor(notice, kind);
  const rules = listIn(notice.rules);
  return { notice: { ...notice, rules: [...rules.slice(0, at), rule, ...rules.slice(at)] }, name };
}

/** The notice with our words for one more clause, in the order of the paper. */
export function withNewClause(notice: Loose, clause: string): Loose {
  const words = listIn(notice.clauses);
  const after = entriesOf(notice.clauses).find(({ entry }) => inOrder(textOf(entry.clause), clause) > 0);
  const at = after?.at ?? words.length;
  return { ...notice, clauses: [...words.slice(0, at), { clause, says: '' }, ...words.slice(at)] };
}

/** The notice without a rule; answers to residents that named it name it no more. */
export function withoutRule(notice: Loose, { at, name }: PlacedRule): Loose {
  const { questions, ...rest } = withValue(notice, ['rules', at], undefined) as Loose;
  if (typeof questions !== 'object' || questions === null) return rest;
  const answers = Object.entries(questions as Readonly<Record<string, Loose>>).flatMap(([code, answer]) => {
    if (!listIn(answer.rules).includes(name)) return [[code, answer] as const];
    const left = listIn(answer.rules).filter((one) => one !== name);
    const { rules: _rules, ...others } = answer;
    if (left.length > 0) return [[code, { ...others, rules: left }] as const];
    return listIn(answer.clauses).length > 0 ? [[code, others] as const] : [];
  });
  return { ...rest, questions: Object.fromEntries(answers) };
}

/** Whether anything but one rule decides by the clause that carries it. */
export function leavesBare(notice: Loose, { at, rule }: PlacedRule): boolean {
  const clause = textOf(rule.clause);
  const others = entriesOf(notice.rules).filter((one) => one.at !== at);
  return !others.some(({ entry }) => JSON.stringify(entry).includes(`"${clause}"`));
}
