import type { Claims } from '../../contract/claims';
import { sameAmountsAndStart } from '../../policy/compare-answers';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import type { IsoDay } from '../../policy/calendar';
import { type Confirmed, factsIfConfirmed, factsOf, type KnownFacts } from './facts';
import { takeAtHisWord, withoutHisWord } from './facts-of-person/at-his-word';
import { claimsFor, saidFacts } from './facts-of-person/said';
import { namesOf } from '../../policy/facts-of-person';
import { isExemptUnknownHere } from './exempt';
import { chosenTier } from './chosen-tier';
import { chinaDay } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { Application } from '../schema';

export interface ToDetermine {
  readonly openId: string;
  readonly known: KnownFacts;
  readonly claims: Claims;
  readonly confirmed: Confirmed;
  /** Now (ms): its day in China is the day of payment. */
  readonly at: number;
  /** The payer's application that the new one replaces. */
  readonly before?: Application | null;
}

/** A payer's application, answered from confirmed facts and from those of his own that make the answer no better. */
export function determineApplication(
  policy: PolicyInForce,
  { openId, known, claims, confirmed, at, before = null }: ToDetermine,
): Application {
  const answered = answerOn(policy, factsOf(known, confirmed, chinaDay(at)), claims);
  const kept = claimsFor(policy, claims, known);
  const { facts, determination } = answered;
  const waits = isExemptUnknownHere(policy, answered) || claimMatters(policy, facts, determination, kept);
  return {
    ...answered,
    openId,
    region: known.region,
    claims: kept,
    state: waits ? 'awaiting-confirmation' : 'awaiting-payment',
    at,
    ...(before?.toldAnew === undefined ? {} : { toldAnew: before.toldAnew }),
    ...(before?.messages === undefined ? {} : { messages: before.messages }),
    ...(before?.askedBy === undefined ? {} : { askedBy: before.askedBy }),
    ...(before !== null && claimsNothing(kept, facts) ? declineOf(before) : {}),
  };
}

type Answered = Pick<Application, 'facts' | 'atHisWord' | 'determination' | 'noticeVersions' | 'engine'>;

/** The answer on the day of the confirmed facts, in the tier that was chosen. */
export function answerOn(policy: PolicyInForce, { tier: _, ...others }: FactSheet, claims: Claims): Answered {
  const confirmed = { ...others, ...chosenTier(policy, claims, others) };
  const { facts, atHisWord } = takeAtHisWord(policy, confirmed, saidFacts(policy, claims, confirmed));
  const determination = policy.determine(facts);
  return {
    facts,
    ...(atHisWord.length === 0 ? {} : { atHisWord }),
    determination,
    ...policy.provenanceOf(determination),
  };
}

/** What is kept of a declined claim as long as nothing new is claimed. */
function declineOf({ turnedDownAt, declined }: Application): Pick<Application, 'turnedDownAt' | 'declined'> {
  return {
    ...(turnedDownAt === undefined ? {} : { turnedDownAt }),
    ...(declined === undefined ? {} : { declined }),
  };
}

/** Whether nothing is claimed but what the facts hold already. */
function claimsNothing(
  { identities, circumstances, facts: said = { year: 0 } }: Claims,
  facts: FactSheet,
): boolean {
  const held = namesOf(facts);
  return (
    identities.length === 0 &&
    circumstances.length === 0 &&
    namesOf(said).every((name) => held.includes(name))
  );
}

/** Whether confirming the claim would change anything for the person: only then is there something to wait for. */
function claimMatters(policy: PolicyInForce, facts: FactSheet, now: Determination, claims: Claims): boolean {
  return !sameAmountsAndStart(now, policy.determine(factsIfConfirmed(facts, claims)));
}

/** The same application as answered on a day by the notices now in force, even where it was answered that day before. */
export function redetermineOn(policy: PolicyInForce, application: Application, day: IsoDay): Application {
  const { atHisWord = [], ...others } = application;
  const confirmed = withoutHisWord({ ...application.facts, payOn: day }, atHisWord);
  const answered = answerOn(policy, confirmed, application.claims);
  return {
    ...others,
    ...answered,
    ...(isExemptUnknownHere(policy, answered) ? { state: 'awaiting-confirmation' as const } : {}),
  };
}
