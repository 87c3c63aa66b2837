import { isFen } from '../../policy/money';
import type { AnswerSheet, AnswerValue, Answers } from '../state/answers';
import { sayDay } from '../words/days';
import { yuan } from '../words/money';
import { placeName } from './places';
import { isAnswered } from './questions';
import type { Question } from './questions';
import { codesIn, here, longAgo, none, stillValid, unknown } from './said';

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

/** One word or one day, as it was said to this kind of question. */
function oneInWords(question: Question, value: string): string {
  if (value === unknown) return '不知道';
  switch (question.kind) {
    case 'one':
      return question.choices.find((choice) => choice.value === value)?.label ?? missing;
    case 'since':
      return value === longAgo ? `${sayDay(question.before)}以前` : sayDay(value);
    case 'until':
      return value === stillValid ? '还有效，没有到期日' : `有效到${sayDay(value)}`;
    case 'years':
      return `${value}年`;
    case 'place':
      return value === here ? `就在${placeName(question.here)}` : placeName(value);
    default:
      return sayDay(value);
  }
}

/** An answer as the person would read it back; what was said to a shorter list is no answer to this one. */
export function answerInWords(question: Question, { answers }: { readonly answers: Answers }): string {
  const value = answers[question.key];
  if (value === undefined || !isAnswered(question, answers)) return missing;
  if (question.kind === 'many') return manyInWords(question, value);
  if (question.kind === 'paid') return paidInWords(value);
  return typeof value === 'string' ? oneInWords(question, value) : missing;
}

/** The first question that has no answer yet, or null where all are answered. */
export function firstOpen(questions: readonly Question[], sheet: AnswerSheet): Question | null {
  return questions.find((question) => answerInWords(question, sheet) === missing) ?? null;
}
