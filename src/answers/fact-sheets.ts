import type { ClaimedIdentity, Claims } from '../../contract/claims';
import { identityFlags } from '../../policy/fact-sheet';
import type { Circumstance, FactSheet } from '../../policy/fact-sheet';
import { namesOf, onlyFacts } from '../../policy/facts-of-person';
import { isFen } from '../../policy/money';
import type { IdentityDetail, PartlyKnownIdentity, UnknownFacts } from '../../policy/unknown-facts';
import type { AnswerSheet, Answers } from '../state/answers';
import { addDays, chinaToday } from '../words/days';
import { historyOf } from './history-questions';
import { asksOf, possibleAnswers } from './notices';
import { personalFactsOf } from './personal-questions';
import { tierOf } from './tier-question';
import type { IdentityAsked, PossibleAnswer } from './notices';
import type { CircumstanceCode } from './questions';
import { questionsOf } from './questions';
import {
  birthOf,
  birthOfDocument,
  codesIn,
  gradeOf,
  here,
  isDay,
  isUnknown,
  longAgo,
  saidAs,
  sexOfDocument,
  unknown,
} from './said';
import type { IsoDay } from '../../policy/calendar';

function truth(value: Answers[string] | undefined): boolean | undefined {
  return value === 'yes' ? true : value === 'no' ? false : undefined;
}

/** What was said to the questions that are asked now: what another place or another answer asked for is left out. */
function answersAsked({ region, year, answers }: AnswerSheet, today: IsoDay): Answers {
  const questions = questionsOf(region, year, answers, today);
  const kept = new Set([...questions.map(({ key }) => key), birthOfDocument, sexOfDocument]);
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => kept.has(key))
      .map(([key, value]) => {
        const question = questions.find((each) => each.key === key);
        if (question?.kind !== 'many' || isUnknown(value)) return [key, value];
        const offered = question.choices.map((choice) => choice.value);
        return [key, codesIn(value).filter((code) => offered.includes(code))];
      }),
  );
}

/** An identity as answered; what was answered with 不知道 stands in `unknown`. */
function identityOf(asked: IdentityAsked, answers: Answers, longBefore: IsoDay): PartlyKnownIdentity {
  const { code, attributes } = asked;
  const said = (detail: IdentityDetail) => answers[`${detail}.${saidAs(asked)}`];
  const since = said('since');
  const until = said('until');
  const region = said('region');
  const grade = gradeOf(asked, answers);
  const known = identityFlags.flatMap((flag) => {
    const is = truth(said(flag));
    return is === undefined ? [] : [[flag, is] as const];
  });
  const details: readonly IdentityDetail[] = ['since', 'until', 'region', ...attributes];
  return {
    code,
    ...(since === longAgo ? { since: addDays(longBefore, -1) } : isDay(since) ? { since } : {}),
    ...(isDay(until) ? { until } : {}),
    ...(typeof region === 'string' && region !== here && region !== unknown ? { region } : {}),
    ...Object.fromEntries(known),
    ...(grade === null ? {} : { disabilityGrade: grade }),
    unknown: details.filter((detail) => isUnknown(said(detail))),
  };
}

function circumstanceOf(code: CircumstanceCode, answers: Answers): Circumstance {
  const on = answers[`on.${code}`];
  return isDay(on) ? { code, on } : { code };
}

function paidBeforeOf(answers: Answers): FactSheet['paidBefore'] {
  const details = answers['paid.details'];
  if (answers.paid !== 'yes' || !Array.isArray(details)) return undefined;
  const [on, amount] = details as readonly string[];
  const amountFen = /^\d+$/.test(amount ?? '') ? Number(amount) : null;
  return isDay(on) && isFen(amountFen) ? { on, amountFen } : undefined;
}

/** What the answers tell of a person, and what they leave open. */
export interface KnownAndUnknown {
  readonly facts: FactSheet;
  readonly unknown: UnknownFacts;
}

function hasSince(
  identity: PartlyKnownIdentity,
): identity is PartlyKnownIdentity & { readonly since: IsoDay } {
  return identity.since !== undefined;
}

/** The facts that are known for a payment on `payOn`, and what may be otherwise. */
export function factsAndUnknowns(sheet: AnswerSheet, payOn: IsoDay): KnownAndUnknown {
  const { region, year } = sheet;
  const answers = answersAsked(sheet, payOn);
  const asks = asksOf(region, year);
  const identities = asks.identities
    .filter((asked) => codesIn(answers.identities).includes(saidAs(asked)))
    .map((asked) => identityOf(asked, answers, asks.longBefore));
  const circumstances = asks.circumstances
    .filter(({ code }) => codesIn(answers.circumstances).includes(code))
    .map(({ code }) => circumstanceOf(code, answers));
  const undated = circumstances.filter(({ code }) => isUnknown(answers[`on.${code}`]));
  const whole = identities.filter((identity) => identity.unknown.length === 0).filter(hasSince);
  const birthDate = birthOf(answers);
  const ltciPilot = truth(answers.ltci);
  const paidBefore = paidBeforeOf(answers);
  const tier = tierOf(asks.tiers, answers);
  const personal = personalFactsOf(asks.personal, answers);
  const history = historyOf(asks.history, answers);
  return {
    facts: {
      id: 'app',
      region,
      year,
      payOn,
      ...(birthDate === null ? {} : { birthDate }),
      identities: whole.map(({ unknown: _, ...identity }) => identity),
      circumstances: circumstances.filter((event) => !undated.includes(event)),
      ...personal.known,
      ...(Object.keys(history.known).length === 0 ? {} : { insurance: history.known }),
      ...(ltciPilot === undefined ? {} : { ltciPilot }),
      ...(tier === undefined ? {} : { tier }),
      ...(paidBefore ? { paidBefore } : {}),
    },
    unknown: {
      birthDate: isUnknown(answers.birth) && birthDate === null,
      anyIdentity: isUnknown(answers.identities),
      anyCircumstance: isUnknown(answers.circumstances),
      ltciPilot: isUnknown(answers.ltci),
      tier: isUnknown(answers.tier),
      personal: personal.unknown,
      history: history.unknown,
      identities: identities.filter((identity) => identity.unknown.length > 0),
      circumstances: undated.map(({ code }) => code),
    },
  };
}

/** An identity whose day nobody knows, on a day by which it would help most: an office looks at it then. */
function helpful(identity: PartlyKnownIdentity, facts: FactSheet): ClaimedIdentity | null {
  const answers = possibleAnswers(facts, {
    identities: [{ ...identity, unknown: ['since'] }],
    circumstances: [],
  });
  const cost = ({ determination: { netFen } }: PossibleAnswer): number => netFen ?? Number.MAX_SAFE_INTEGER;
  const [best] = [...answers].sort((one, other) => cost(one) - cost(other));
  const found = best?.sheet.identities?.find(({ code }) => code === identity.code);
  return found === undefined ? null : { ...withoutUnknown(found), sinceSaid: 'unknown' };
}

function withoutUnknown<Identity extends object>(identity: Identity): Identity {
  const { unknown: _, ...known } = identity as Identity & { readonly unknown?: unknown };
  return known as Identity;
}

/** What the answers claim of the person, as he said it: identities, circumstances, facts of himself, the place's pilot. */
export function claimsOf(sheet: AnswerSheet, today: IsoDay = chinaToday()): Claims {
  const { facts, unknown: open } = factsAndUnknowns(sheet, today);
  const longHeld = asksOf(sheet.region, sheet.year)
    .identities.filter((asked) => sheet.answers[`since.${saidAs(asked)}`] === longAgo)
    .map(({ code }) => code);
  const known = (facts.identities ?? []).map((identity): ClaimedIdentity =>
    longHeld.includes(identity.code) ? { ...identity, sinceSaid: 'before' } : identity,
  );
  const partly = open.identities.flatMap((identity) => {
    if (hasSince(identity)) {
      const said = longHeld.includes(identity.code) ? ({ sinceSaid: 'before' } as const) : {};
      return [{ ...withoutUnknown(identity), ...said }];
    }
    const claimed = helpful(identity, facts);
    return claimed === null ? [] : [claimed];
  });
  const undated = open.circumstances.map((code) => ({ code }));
  return {
    identities: [...known, ...partly],
    circumstances: [...(facts.circumstances ?? []), ...undated],
    ...(facts.ltciPilot === undefined ? {} : { ltciPilot: facts.ltciPilot }),
    ...factsClaimed(facts, sheet),
    ...(facts.tier === undefined ? {} : { tier: facts.tier }),
  };
}

/** What was said of the person himself, for the sheet's year; the server reads the sex from a number that carries it. */
function factsClaimed(facts: FactSheet, { year, answers }: AnswerSheet): Pick<Claims, 'facts'> {
  const told = namesOf(facts).filter((name) => name !== 'sex' || answers[sexOfDocument] === undefined);
  return told.length === 0 ? {} : { facts: { year, ...onlyFacts(facts, told) } };
}
