import type { Claims } from '../../../../contract/claims';
import { longAgo } from '../../../answers/fact-sheets';
import { asksOf } from '../../../answers/notices';
import { none, questionsOf } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import type { AnswerSheet, Answers } from '../../../state/answers';
import { addDays } from '../../../words/days';

/** Birth and earlier payments are no claims: the one stands in the document, the other in the books. */
function isClaim({ key }: Question): boolean {
  return key !== 'birth' && !key.startsWith('paid');
}

/** The calculator's questions that make claims, as far as they follow from the answers. */
export function claimQuestions({ region, year, answers }: AnswerSheet): readonly Question[] {
  return questionsOf(region, year, answers).filter(isClaim);
}

function yesOrNo(said: boolean): string {
  return said ? 'yes' : 'no';
}

/** The answers that make these claims: the reverse of `claimsOf`, so that nothing is asked that was said before. */
export function answersOf(claims: Claims, region: string, year: number): Answers {
  const { longBefore } = asksOf(region, year);
  const answers: Record<string, string | readonly string[]> = {
    identities: claims.identities.length > 0 ? claims.identities.map(({ code }) => code) : [none],
    circumstances: claims.circumstances.length > 0 ? claims.circumstances.map(({ code }) => code) : [none],
  };
  for (const { code, since, disabilityGrade, ...flags } of claims.identities) {
    answers[`since.${code}`] = since === addDays(longBefore, -1) ? longAgo : since;
    if (disabilityGrade !== undefined) answers[`disabilityGrade.${code}`] = String(disabilityGrade);
    for (const [flag, said] of Object.entries(flags)) {
      if (typeof said === 'boolean') answers[`${flag}.${code}`] = yesOrNo(said);
    }
  }
  for (const { code, on } of claims.circumstances) if (on !== undefined) answers[`on.${code}`] = on;
  if (claims.ltciPilot !== undefined) answers.ltci = yesOrNo(claims.ltciPilot);
  return answers;
}
