import type { ClauseOnDuplicates, RuleOnDuplicate } from '../../contract/duplicates';
import { type DoubleInsuranceRule, clauseLabel } from '../../policy';
import type { NoticeDocument } from '../../policy/notice/document';

/** The rules of a place's notices about insurance in two places, with their clauses. */
export interface Rules {
  readonly rules: readonly DoubleInsuranceRule[];
  readonly clausesOf: (rules: readonly DoubleInsuranceRule[]) => readonly ClauseOnDuplicates[];
  readonly near: readonly ClauseOnDuplicates[];
}

const whomToAsk = '通知没有写这一种怎么办。请问县（市、区）医保经办机构，或拨12393；处理说明里写清依据。';

export function rulesOf(notices: readonly NoticeDocument[], near: readonly ClauseOnDuplicates[]): Rules {
  const all = notices.flatMap((notice) =>
    notice.rules.flatMap((rule) =>
      rule.kind === 'double-insurance' ? [{ notice, rule: rule as DoubleInsuranceRule }] : [],
    ),
  );
  const clausesOf = (rules: readonly DoubleInsuranceRule[]): readonly ClauseOnDuplicates[] =>
    all
      .filter(({ rule }) => rules.includes(rule))
      .map(({ notice, rule }) => clauseOf(notice, rule.clause, rule.says));
  return { rules: all.map(({ rule }) => rule), clausesOf, near };
}

export function clauseOf({ id, clauses }: NoticeDocument, clause: string, says: string): ClauseOnDuplicates {
  const label = clauses.find((one) => one.clause === clause)?.label ?? clauseLabel(clause);
  return { notice: id, clause, label, says };
}

/** A rule that forbids both, and doesn't say which counts, decides nothing. */
export function deciding(rules: readonly DoubleInsuranceRule[]): readonly DoubleInsuranceRule[] {
  return rules.filter(({ keeps }) => keeps !== 'unsaid');
}

export function noRule(
  { clausesOf, near }: Rules,
  forbidding: readonly DoubleInsuranceRule[],
): RuleOnDuplicate {
  const clauses = forbidding.length > 0 ? clausesOf(forbidding) : near;
  return { rule: 'no-rule', ask: whomToAsk, clauses };
}

/** Where the other insurance is, in brackets. */
export function at(where: string): string {
  return where === '' ? '' : `（${where}）`;
}
