import type { NoticeDocument, QuestionAnswer, ResidentQuestionCode } from '../../../policy/index';

/** Kinds of rules that are the answer to a question, whatever else a notice says. */
const kindsOf: Readonly<Partial<Record<ResidentQuestionCode, string>>> = {
  'how-much': 'premium',
  'until-when': 'window',
  missed: 'late-payment',
  'when-covered': 'cover',
  refund: 'refund',
  'family-account': 'mutual-aid-account',
};

/**
 * What in a notice answers a question: what its authors named, or else the rules of the question's own kind. Nobody is to
 * read that the notice says nothing of the price where it has one. Undefined where it says nothing.
 */
export function answerIn(notice: NoticeDocument, code: ResidentQuestionCode): QuestionAnswer | undefined {
  const named = notice.questions?.[code];
  if (named !== undefined) return named;
  const rules = notice.rules.filter(({ kind }) => kind === kindsOf[code]);
  if (rules.length === 0) return undefined;
  return { clauses: [...new Set(rules.map(({ clause }) => clause))], rules: rules.map(({ rule }) => rule) };
}
