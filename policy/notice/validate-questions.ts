import * as v from 'valibot';
import { residentQuestionCodes } from '../residents-questions';
import type { QuestionAnswers } from '../residents-questions';
import { clause, text } from '../rules/fields';
import type { Problem } from './problem';

/** Amounts and days come from the rules, so that a later notice can't leave an old figure behind. */
const withoutFigures = v.pipe(
  text,
  v.check(
    (words) => !/\d+(\.\d+)?元|\d+年|\d+月|\d+日/.test(words),
    '金额和日期不写在这里，列出规则就会算出来',
  ),
);

const answer = v.strictObject({
  clauses: v.array(clause),
  rules: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
  says: v.optional(withoutFigures),
});

/** The part `questions` of a notice's file, each of the questions at most once. */
export const questionsSchema = v.strictObject(
  Object.fromEntries(residentQuestionCodes.map((code) => [code, v.optional(answer)])),
);

/** What the notice has, by which its answers are held. */
interface Known {
  readonly clauses: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

/** Answers that name what the notice doesn't have, or name nothing. */
export function questionProblems(questions: QuestionAnswers, { clauses, rules }: Known): readonly Problem[] {
  return Object.entries(questions).flatMap(([code, each]) => {
    const says = (field: string, problem: string, instead: string): Problem => ({
      rule: null,
      field: `questions.${code}${field}`,
      problem,
      instead,
    });
    return [
      ...each.clauses
        .filter((one) => !clauses.has(one))
        .map((one) =>
          says('.clauses', `条款清单里没有 ${one}`, '改成清单里有的条款号，或者先在清单（clauses）里补上'),
        ),
      ...(each.rules ?? [])
        .filter((one) => !rules.has(one))
        .map((one) => says('.rules', `没有名为 ${one} 的规则`, '改成这份通知里有的规则名')),
      ...(each.clauses.length === 0 && each.rules === undefined
        ? [says('', '没有列出条款，也没有列出规则', '至少列出一个条款或一条规则；通知没有说的问题不用列')]
        : []),
    ];
  });
}
