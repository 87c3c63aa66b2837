import type { Claims } from '../../contract/claims';
import type { CertifiedIdentity, Circumstance, FactSheet } from '../../policy/fact-sheet';
import { isFen } from '../../policy/money';
import type { AnswerSheet, Answers } from '../state/answers';
import { addDays } from '../words/days';
import { asksOf } from './notices';
import type { IdentityAttribute } from './notices';
import { codesIn, unknown } from './questions';
import type { CircumstanceCode, IdentityCode } from './questions';

/** Recognised before the notice's window began; the exact day then makes no difference. */
export const longAgo = 'long';

function isDay(value: Answers[string] | undefined): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function truth(value: Answers[string] | undefined): boolean | undefined {
  return value === 'yes' ? true : value === 'no' ? false : undefined;
}

const flags: readonly Exclude<IdentityAttribute, 'disabilityGrade'>[] = [
  'dueToIllness',
  'monitored',
  'lostWorkCapacity',
  'student',
];

function sinceOf(value: Answers[string] | undefined, longBefore: string): string | null {
  if (value === longAgo) return addDays(longBefore, -1);
  return isDay(value) ? value : null;
}

/** An identity as answered, or null where nobody knows since when: then it doesn't count, and the result says so. */
function identityOf(code: IdentityCode, answers: Answers, longBefore: string): CertifiedIdentity | null {
  const since = sinceOf(answers[`since.${code}`], longBefore);
  if (since === null) return null;
  const known = flags
    .map((flag) => [flag, truth(answers[`${flag}.${code}`])] as const)
    .filter(([, value]) => value !== undefined);
  const grade = Number(answers[`disabilityGrade.${code}`]);
  const grades = grade >= 1 && grade <= 4 ? { disabilityGrade: grade as 1 | 2 | 3 | 4 } : {};
  return { code, since, ...Object.fromEntries(known), ...grades };
}

function circumstanceOf(code: CircumstanceCode, answers: Answers): Circumstance {
  const on = answers[`on.${code}`];
  return isDay(on) ? { code, on } : { code };
}

/** What the answers claim of the person: identities, circumstances, the place's pilot. */
export function claimsOf({ region, year, answers }: AnswerSheet): Claims {
  const asks = asksOf(region, year);
  const identities = asks.identities
    .filter(({ code }) => codesIn(answers.identities).includes(code))
    .map(({ code }) => identityOf(code, answers, asks.longBefore))
    .filter((identity) => identity !== null);
  const circumstances = asks.circumstances
    .filter(({ code }) => codesIn(answers.circumstances).includes(code))
    .map(({ code }) => circumstanceOf(code, answers));
  const ltciPilot = asks.ltciPilot ? truth(answers.ltci) : undefined;
  return ltciPilot === undefined ? { identities, circumstances } : { identities, circumstances, ltciPilot };
}

function paidBeforeOf(answers: Answers): FactSheet['paidBefore'] {
  const details = answers['paid.details'];
  if (answers.paid !== 'yes' || !Array.isArray(details)) return undefined;
  const [on, amount] = details as readonly string[];
  const amountFen = /^\d+$/.test(amount ?? '') ? Number(amount) : null;
  return isDay(on) && isFen(amountFen) ? { on, amountFen } : undefined;
}

/** The fact sheet the answers make, for a payment on `payOn`. What is unknown is left out. */
export function factSheetOf(sheet: AnswerSheet, payOn: string): FactSheet {
  const { region, year, answers } = sheet;
  const paidBefore = paidBeforeOf(answers);
  return {
    id: 'app',
    region,
    year,
    payOn,
    ...(isDay(answers.birth) ? { birthDate: answers.birth } : {}),
    ...claimsOf(sheet),
    ...(paidBefore ? { paidBefore } : {}),
  };
}

/** One way an unknown could turn out: what it would be, and the answers it would make. */
export interface Turn {
  readonly key: string;
  readonly label: string;
  readonly sheet: AnswerSheet;
}

export interface OpenQuestion {
  readonly key: string;
  readonly heading: string;
  readonly turns: readonly Turn[];
}

/** `sheet` with other answers. */
export function withAnswers(sheet: AnswerSheet, answers: Answers): AnswerSheet {
  return {
    ...sheet,
    answers: { ...sheet.answers, ...answers },
  };
}

export { unknown };
