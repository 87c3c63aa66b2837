import { clauseInWords } from '../clause';
import { inYuan, minusFen, fen } from '../money';
import type { NoticeDocument } from '../notice/document';
import type { AnyRule } from '../notice/consistency/subject';
import { ruleKindName } from '../rules/kind-names';
import { ruleInWords } from './rule-words';
import type { Difference } from './difference';
import { fieldDifferences, type FieldDifference } from './field-differences';
import { headDifferences } from './head-differences';
import { identityDifferences } from './identity-differences';
import { type Json, shifted } from './take-over';
import { type NamesOfBoth, ownNamesOf } from './own-names';

function moreOrLess(before: AnyRule, after: AnyRule): string {
  const amounts = [before, after].map((rule) =>
    typeof rule.amountFen === 'number'
      ? rule.amountFen
      : (rule.gives as { amountFen?: number } | undefined)?.amountFen,
  );
  const [was, is] = amounts;
  if (was === undefined || is === undefined || was === is) return '';
  const by = minusFen(fen(Math.max(was, is)), fen(Math.min(was, is)));
  return `（${is > was ? '多' : '少'}${inYuan(by)}）`;
}

function changed(before: AnyRule, after: AnyRule, own: NamesOfBoth): string | null {
  const kind = ruleKindName(after.kind);
  const [was, is] = [ruleInWords(before, own.before), ruleInWords(after, own.after)];
  const where = clauseInWords(after.clause);
  if (was !== is) return `${kind}：${was} → ${is}${moreOrLess(before, after)}，${where}`;
  const rest = ({ clause: _clause, ...others }: AnyRule): string => JSON.stringify(others);
  if (rest(before) !== rest(after)) return `${kind}：${is}，细节有改动，${where}`;
  return before.clause === after.clause
    ? null
    : `${kind}：${is}，从${clauseInWords(before.clause)}改到${where}`;
}

type Words = Omit<Difference, 'onlyMoved' | 'fields'>;

function isOnlyMoved(before: AnyRule | undefined, after: AnyRule | undefined, years: number): boolean {
  if (before === undefined || after === undefined || years === 0) return false;
  return JSON.stringify(shifted(before as unknown as Json, years)) === JSON.stringify(after);
}

type Pair = readonly [before: AnyRule | undefined, after: AnyRule | undefined];

function differenceOf(name: string, [before, after]: Pair, own: NamesOfBoth): Words | null {
  const clauses = { before: before?.clause ?? null, after: after?.clause ?? null };
  if (before === undefined) {
    if (after === undefined) return null;
    const sentence = `新增${ruleKindName(after.kind)}：${ruleInWords(after, own.after)}，${clauseInWords(after.clause)}`;
    return { rule: name, clauses, sentence };
  }
  if (after === undefined || after.kind !== before.kind) {
    const added =
      after === undefined ? '' : `；新增${ruleKindName(after.kind)}：${ruleInWords(after, own.after)}`;
    const sentence = `不再有${ruleKindName(before.kind)}：${ruleInWords(before, own.before)}${added}`;
    return { rule: name, clauses, sentence };
  }
  const sentence = changed(before, after, own);
  return sentence === null ? null : { rule: name, clauses, sentence };
}

function byName({ rules }: NoticeDocument): ReadonlyMap<string, AnyRule> {
  return new Map(rules.map((rule) => [rule.rule, rule as AnyRule]));
}

function fieldsUnderneath([before, after]: Pair, own: NamesOfBoth): readonly FieldDifference[] {
  if (before === undefined || after === undefined || before.kind !== after.kind) return [];
  return fieldDifferences(after.kind, [before, after], own);
}

/**
 * Everything that differs: the head, the clauses' words, then the rules in the new notice's order, what is gone last. Rules
 * are told apart by their names, which a notice that was taken over keeps. `under`: the notices over which one of them is laid,
 * whose identities it may name.
 */
export function differencesInWords(
  before: NoticeDocument,
  after: NoticeDocument,
  under: readonly NoticeDocument[] = [],
): readonly Difference[] {
  const [was, is] = [byName(before), byName(after)];
  const names = new Set([...is.keys(), ...was.keys()]);
  const years = after.year - before.year;
  const own = { before: ownNamesOf([before, ...under]), after: ownNamesOf([after, ...under]) };
  const inRules = [...names].flatMap((name) => {
    const pair: Pair = [was.get(name), is.get(name)];
    const found = differenceOf(name, pair, own);
    if (found === null) return [];
    return [{ ...found, fields: fieldsUnderneath(pair, own), onlyMoved: isOnlyMoved(...pair, years) }];
  });
  return [
    ...headDifferences(before, after),
    ...identityDifferences(own.before.identities, own.after.identities),
    ...inRules,
  ];
}
