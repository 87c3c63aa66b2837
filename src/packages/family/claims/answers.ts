import type { ClaimedIdentity, Claims } from '../../../../contract/claims';
import type { RelativeView } from '../../../../contract/family';
import { type FactsOfPerson, mergeFacts } from '../../../../policy/facts-of-person';
import { answersOfHistory } from '../../../answers/history-questions';
import { asksOf } from '../../../answers/notices';
import { answersOfPersonal } from '../../../answers/personal-questions';
import { answersTo, isAnswered, none, questionsOf } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import { here, longAgo, stillValid, unknown } from '../../../answers/said';
import type { AnswerSheet, Answers } from '../../../state/answers';
import { addDays } from '../../../words/days';
import type { IsoDay } from '../../../../policy/calendar';

/** Birth and earlier payments are no claims: the one stands in the document, the other in the books. */
function isClaim({ key }: Question): boolean {
  return key !== 'birth' && !key.startsWith('paid');
}

/** What nobody has to be asked of a relative. */
export type Settled = Pick<RelativeView, 'claimsConfirmed' | 'factsKnown'>;

/** Whether the answer is known without him, or an office has looked at it: then it can't be changed here. */
function isSettled({ key }: Question, { claimsConfirmed, factsKnown = {} }: Settled): boolean {
  if (keysOfFacts(factsKnown).includes(key)) return true;
  return claimsConfirmed === true && !needsNoOffice(key);
}

/** The calculator's questions that make claims, as far as they follow from the answers. */
export function claimQuestions(
  { region, year, answers }: AnswerSheet,
  settled: Settled = {},
): readonly Question[] {
  return questionsOf(region, year, answers).filter(
    (question) => isClaim(question) && !isSettled(question, settled),
  );
}

function yesOrNo(said: boolean): string {
  return said ? 'yes' : 'no';
}

/** Release 0.1 sent the day before the window for whoever had named no day. */
function sinceAsSaid({ since, sinceSaid }: ClaimedIdentity, longBefore: IsoDay): string {
  if (sinceSaid === 'unknown') return unknown;
  return sinceSaid === 'before' || since === addDays(longBefore, -1) ? longAgo : since;
}

/** What was said of one identity, question by question. */
function answersOfIdentity(identity: ClaimedIdentity, longBefore: IsoDay): Answers {
  const { code, until, region, disabilityGrade, since: _, sinceSaid: __, ...flags } = identity;
  return {
    [`since.${code}`]: sinceAsSaid(identity, longBefore),
    [`until.${code}`]: until ?? stillValid,
    [`region.${code}`]: region ?? here,
    ...(disabilityGrade === undefined ? {} : { [`disabilityGrade.${code}`]: String(disabilityGrade) }),
    ...Object.fromEntries(
      Object.entries(flags).flatMap(([flag, said]) =>
        typeof said === 'boolean' ? [[`${flag}.${code}`, yesOrNo(said)]] : [],
      ),
    ),
  };
}

function codesOrNone(claimed: readonly { readonly code: string }[]): readonly string[] {
  return claimed.length > 0 ? claimed.map(({ code }) => code) : [none];
}

/** What was said when these claims were made; the list that was shown then had all that is shown now. */
function lists(claims: Claims, region: string, year: number): Answers {
  const said: Answers = {
    identities: codesOrNone(claims.identities),
    circumstances: codesOrNone(claims.circumstances),
  };
  const asked = questionsOf(region, year, {}).filter(({ key }) => said[key] !== undefined);
  return asked.reduce<Answers>(
    (all, question) => ({ ...all, ...answersTo(question, said[question.key] ?? [none]) }),
    said,
  );
}

function isOfPerson(key: string): boolean {
  return key.startsWith('person.') || key.startsWith('history.');
}

/** A fact of himself may be told, and a tier chosen, whatever an office has confirmed. */
function needsNoOffice(key: string): boolean {
  return isOfPerson(key) || key === 'tier';
}

function answersOfFacts(facts: FactsOfPerson): Answers {
  return { ...answersOfPersonal(facts), ...answersOfHistory(facts.insurance ?? {}) };
}

function keysOfFacts(facts: FactsOfPerson): readonly string[] {
  return Object.keys(answersOfFacts(facts));
}

/** The answers that make these claims: the reverse of `claimsOf`, so that nothing is asked that was said before. */
export function answersOf(
  claims: Claims,
  {
    region,
    year,
    known = {},
  }: { readonly region: string; readonly year: number; readonly known?: FactsOfPerson },
): Answers {
  const { longBefore } = asksOf(region, year);
  return {
    ...lists(claims, region, year),
    ...claims.identities.reduce<Answers>(
      (all, identity) => ({ ...all, ...answersOfIdentity(identity, longBefore) }),
      {},
    ),
    ...Object.fromEntries(claims.circumstances.map(({ code, on }) => [`on.${code}`, on ?? unknown])),
    ...(claims.tier === undefined ? {} : { tier: claims.tier }),
    ...(claims.ltciPilot === undefined ? {} : { ltci: yesOrNo(claims.ltciPilot) }),
    // For another year it is asked anew.
    ...answersOfFacts(mergeFacts(known, claims.facts?.year === year ? claims.facts : {})),
  };
}

/** Whether anything of a relative's claims can still be changed, and whether something that needs no office waits to be answered. */
export function claimsLeft(
  relative: RelativeView,
  year: number,
): { readonly changeable: boolean; readonly open: boolean } {
  const { region, claims, factsKnown: known = {} } = relative;
  const answers = answersOf(claims, { region, year, known });
  const questions = claimQuestions({ region, year, answers }, relative);
  const open = questions.some((question) => needsNoOffice(question.key) && !isAnswered(question, answers));
  return { changeable: relative.claimsConfirmed !== true || questions.length > 0, open };
}
