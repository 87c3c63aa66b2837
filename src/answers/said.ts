import { disabilityGrades } from '../../policy/fact-sheet';
import type { DisabilityGrade } from '../../policy/fact-sheet';
import { isOwn } from '../../policy/own-identities';
import type { Answers } from '../state/answers';
import type { IdentityAsked } from './notices';
import { isIsoDay, type IsoDay } from '../../policy/calendar';

export const unknown = 'unknown';
export const none = 'none';
/** Recognised before the notice's window began; the exact day then makes no difference. */
export const longAgo = 'long';
/** An identity without an end that anybody knows of. */
export const stillValid = 'still';
/** Certified where the person is insured. */
export const here = 'here';

/**
 * What an identity is called in the answers. One of a place's own goes by its name too: the same code means something else
 * in another place.
 */
export function saidAs({ code, name }: Pick<IdentityAsked, 'code' | 'name'>): string {
  return isOwn(code) ? `${code} ${name}` : code;
}

/** The codes that were ticked of a list. */
export function codesIn(value: Answers[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((code: string) => code !== none && code !== unknown) : [];
}

export function isDay(value: Answers[string] | undefined): value is IsoDay {
  return isIsoDay(value);
}

export function isUnknown(value: Answers[string] | undefined): boolean {
  return value === unknown || (Array.isArray(value) && value.includes(unknown));
}

/** Answers that a document gives: the birth date, and the sex where its number carries it. What was told counts no more. */
export const birthOfDocument = 'birth.document';
export const sexOfDocument = 'person.sex.document';

/** The birth date: the document's once its number is known, else as told; null where nobody knows. */
export function birthOf(answers: Answers): IsoDay | null {
  const birthDate = answers[birthOfDocument] ?? answers.birth;
  return isDay(birthDate) ? birthDate : null;
}

/** The grade that was read off the card, or null. */
export function gradeOf(
  identity: Pick<IdentityAsked, 'code' | 'name'>,
  answers: Answers,
): DisabilityGrade | null {
  const said = Number(answers[`disabilityGrade.${saidAs(identity)}`]);
  return disabilityGrades.find((grade) => grade === said) ?? null;
}

/** Grades 3 and 4 are not severe in any notice: then nothing else of that identity matters. */
export function isSevereEnough(identity: Pick<IdentityAsked, 'code' | 'name'>, answers: Answers): boolean {
  const grade = gradeOf(identity, answers);
  return identity.code !== 'severe-disability' || grade === null || grade <= 2;
}
