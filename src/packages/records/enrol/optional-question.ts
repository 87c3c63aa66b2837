import { answersTo, codesIn, isAnswered, questionsOf } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import { unknown } from '../../../answers/said';
import type { Answers, AnswerSheet } from '../../../state/answers';

type ListQuestion = Extract<Question, { kind: 'many' }>;

function isClaim({ key }: Question): boolean {
  return key !== 'birth' && key !== 'paid' && key !== 'paid.details';
}

/** What is asked of the person's claims; the birth date is the document's. */
export function claimQuestions({ region, year, answers }: AnswerSheet): readonly Question[] {
  return questionsOf(region, year, answers).filter(isClaim);
}

/** What the one question lists: identities and events of the place's notices that fit his age. */
export function listsOf(sheet: AnswerSheet): readonly ListQuestion[] {
  return claimQuestions(sheet).filter((question): question is ListQuestion => question.kind === 'many');
}

/** The answers with a row of a list ticked or unticked; with nothing ticked the list counts as not answered. */
export function withToggled({ answers }: AnswerSheet, question: ListQuestion, value: string): Answers {
  const ticked = codesIn(answers[question.key]);
  const next = ticked.includes(value) ? ticked.filter((each) => each !== value) : [...ticked, value];
  return answersTo(question, next);
}

/** A day, a place or a grade of something that was ticked. */
function isDetail({ key }: Question): boolean {
  return key.includes('.') && !key.startsWith('person.') && !key.startsWith('history.');
}

/** What nobody has to answer here, and what could make the amount another one. */
export function furtherQuestion(sheet: AnswerSheet): Question | undefined {
  return claimQuestions(sheet).find(
    (question) => question.kind !== 'many' && !isAnswered(question, sheet.answers),
  );
}

/** Whoever ticks a row and leaves its days open says 不知道 of them: an office looks at it. */
export function withDetailsOpen(sheet: AnswerSheet): AnswerSheet {
  const open = claimQuestions(sheet).find(
    (question) => isDetail(question) && !isAnswered(question, sheet.answers),
  );
  if (open === undefined) return sheet;
  return withDetailsOpen({ ...sheet, answers: { ...sheet.answers, ...answersTo(open, unknown) } });
}
