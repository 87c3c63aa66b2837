import type { Clause } from './clause';

/** What residents ask most, by name; the words stand in the app. */
export const residentQuestionCodes = [
  'how-much',
  'until-when',
  'missed',
  'when-covered',
  'last-year',
  'how-long-wait',
  'shorter-wait',
  'newborn-when',
  'newborn-year',
  'newborn-pays',
  'dibao-tekun',
  'several-identities',
  'recognised-later',
  'reimbursed-when',
  'insured-elsewhere',
  'students',
  'no-household',
  'employee',
  'employee-ended',
  'refund',
  'by-phone',
  'not-registered',
  'family-account',
  'receipt',
  'never-ill',
] as const;
export type ResidentQuestionCode = (typeof residentQuestionCodes)[number];

/**
 * Where a notice answers one of those questions. Without `clauses` it doesn't, and `rules` name what it leaves open.
 * A question that a notice doesn't list is one of which it says nothing, unless it has rules of the question's own kind.
 */
export interface QuestionAnswer {
  readonly clauses: readonly Clause[];
  /** The rules whose dates and amounts begin the answer, in this order; silences among them end it. */
  readonly rules?: readonly string[];
  /** The clauses in our own words, cut to the question. Without it the clauses' own plain words stand there. */
  readonly says?: string;
}

export type QuestionAnswers = Readonly<Partial<Record<ResidentQuestionCode, QuestionAnswer>>>;
