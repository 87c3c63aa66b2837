import { isFen } from '../../policy/money';
import type { AnswerSheet, AnswerValue } from '../state/answers';
import { sayDay } from '../words/days';
import { yuan } from '../words/money';
import { longAgo } from './fact-sheets';
import { codesIn, none, unknown } from './questions';
import type { Question } from './questions';

const missing = '还没有回答';

function manyInWords(question: Question & { readonly kind: 'many' }, value: AnswerValue): string {
  if (value.includes(unknown)) return '不知道';
  if (value.includes(none)) return '都没有';
  const labels = question.choices.filter((choice) => codesIn(value).includes(choice.value));
  return labels.length > 0 ? labels.map((choice) => choice.label).join('、') : missing;
}

function paidInWords(value: AnswerValue): string {
  const [day, amount] = Array.isArray(value) ? (value as readonly string[]) : [];
  const amountFen = amount ? Number(amount) : null;
  return day && isFen(amountFen) ? `${sayDay(day)}，${yuan(amountFen)} 元` : missing;
}

/** An answer as the person would read it back. */
export function answerInWords(question: Question, sheet: AnswerSheet): string {
  const value = sheet.answers[question.key];
  if (value === undefined) return missing;
  if (question.kind === 'many') return manyInWords(question, value);
  if (question.kind === 'paid') return paidInWords(value);
  if (value === unknown) return '不知道';
  if (question.kind === 'one') {
    return question.choices.find((choice) => choice.value === value)?.label ?? missing;
  }
  if (value === longAgo && question.kind === 'since') return `${sayDay(question.before)}以前`;
  return typeof value === 'string' ? sayDay(value) : missing;
}

/** The first question that has no answer yet, or null where all are answered. */
export function firstOpen(questions: readonly Question[], sheet: AnswerSheet): Question | null {
  return questions.find((question) => answerInWords(question, sheet) === missing) ?? null;
}
