import type { Claims } from '../../contract/claims';
import { sameAmountsAndStart } from '../../policy/compare-answers';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import type { IsoDay } from '../../policy/calendar';
import { type Confirmed, factsIfConfirmed, factsOf, type KnownFacts } from './facts';
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

/** A payer's application, answered from confirmed facts. */
export function determineApplication(
  policy: PolicyInForce,
  { openId, known, claims, confirmed, at, before = null }: ToDetermine,
): Application {
  const facts = factsOf(known, confirmed, chinaDay(at));
  const determination = policy.determine(facts);
  return {
    openId,
    region: known.region,
    claims,
    state: claimMatters(policy, facts, determination, claims) ? 'awaiting-confirmation' : 'awaiting-payment',
    facts,
    determination,
    ...policy.provenanceOf(determination),
    at,
    ...(before !== null && isEmpty(claims) ? declineOf(before) : {}),
  };
}

/** What is kept of a declined claim as long as nothing new is claimed. */
function declineOf({ turnedDownAt, declined }: Application): Pick<Application, 'turnedDownAt' | 'declined'> {
  return {
    ...(turnedDownAt === undefined ? {} : { turnedDownAt }),
    ...(declined === undefined ? {} : { declined }),
  };
}

function isEmpty({ identities, circumstances }: Claims): boolean {
  return identities.length === 0 && circumstances.length === 0;
}

/** Whether confirming the claim would change anything for the person: only then is there something to wait for. */
function claimMatters(policy: PolicyInForce, facts: FactSheet, now: Determination, claims: Claims): boolean {
  return !sameAmountsAndStart(now, policy.determine(factsIfConfirmed(facts, claims)));
}

/** The same application as answered on a day by the notices now in force, even where it was answered that day before. */
export function redetermineOn(policy: PolicyInForce, application: Application, day: IsoDay): Application {
  const facts = { ...application.facts, payOn: day };
  const determination = policy.determine(facts);
  return { ...application, facts, determination, ...policy.provenanceOf(determination) };
}
