import { ruleKinds } from '../rules/rule-kinds';
import { consistencyOf, type Surroundings } from './consistency';
import type { NoticeDocument } from './document';
import { type Form, formOf } from './form';
import type { Finding, Problem } from './problem';
import { questionProblems } from './validate-questions';

/** What a check of a whole notice found: what must be put right, and what its author is asked to confirm. */
export interface NoticeCheck {
  readonly problems: readonly Problem[];
  readonly toConfirm: readonly Problem[];
}

function misfits(notice: NoticeDocument): readonly Problem[] {
  return notice.rules.flatMap((rule) => {
    const found = ruleKinds.get(rule.kind)?.check?.(rule, notice) ?? null;
    if (found === null) return [];
    const { field, reason, instead = '对照通知原文改正' } = found;
    return [{ rule: rule.rule, field, problem: reason, instead }];
  });
}

function wholeProblems({ notice, brokenKinds }: Form, surroundings: Surroundings): readonly Finding[] {
  if (notice === null) return [];
  const clauses = new Set(notice.clauses.map((words) => words.clause));
  const rules = new Set(notice.rules.map(({ rule }) => rule));
  const answers = brokenKinds.size > 0 ? [] : questionProblems(notice.questions ?? {}, { clauses, rules });
  return [...misfits(notice), ...consistencyOf(notice, brokenKinds, surroundings), ...answers];
}

/**
 * Everything that is wrong in a notice's file, as far as it can be seen without the paper, and everything that is asked
 * back. A rule of a wrong form doesn't keep the others from being checked.
 */
export function checkNotice(value: unknown, surroundings: Surroundings = {}): NoticeCheck {
  const form = formOf(value);
  const whole = wholeProblems(form, surroundings);
  const problemOf = ({ rule, field, problem, instead }: Finding): Problem => ({
    rule,
    field,
    problem,
    instead,
  });
  return {
    problems: [...form.problems, ...whole.filter(({ confirm }) => confirm !== true)].map(problemOf),
    toConfirm: whole.filter(({ confirm }) => confirm === true).map(problemOf),
  };
}
