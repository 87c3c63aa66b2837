import * as v from 'valibot';
import { residentQuestionCodes } from '../residents-questions';
import type { QuestionAnswers } from '../residents-questions';
import { clause, text } from '../rules/fields';

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

/** The first answer that names what the notice doesn't have, or names nothing; null where all are right. */
export function checkQuestions(
  questions: QuestionAnswers,
  { clauses, rules }: Known,
): { readonly field: string; readonly reason: string } | null {
  for (const [code, each] of Object.entries(questions)) {
    const field = `questions.${code}`;
    const noClause = each.clauses.find((one) => !clauses.has(one));
    if (noClause !== undefined) {
      return { field: `${field}.clauses`, reason: `clauses 里没有 ${noClause} 的说明` };
    }
    const noRule = each.rules?.find((one) => !rules.has(one));
    if (noRule !== undefined) return { field: `${field}.rules`, reason: `没有名为 ${noRule} 的规则` };
    if (each.clauses.length === 0 && each.rules === undefined) {
      return { field, reason: '至少要列出一个条款或一条规则；通知没有说的问题不用列' };
    }
  }
  return null;
}
