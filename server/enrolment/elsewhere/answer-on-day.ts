import type { Fen } from '../../../policy/money';
import type { IsoDay } from '../../../policy/calendar';
import type { Determination } from '../../../policy/determination';
import type { FactSheet } from '../../../policy/fact-sheet';
import { confirmedBy, factsOf } from '../facts';
import { readFactsKnownHere } from '../facts-of-person/known-here';
import { possibleOf } from '../open-amount';
import { recordId } from '../record-id';
import { type Cloud, endOfChinaDay } from '../../platform';
import { ltciPilotOf } from '../../places';
import { type PolicyInForce, policyAt, policyInForce } from '../../policy-registry';
import type { Provenance, Roster } from '../../schema';

/** What was paid elsewhere for somebody of whom these things are known. */
export interface PaidElsewhere {
  readonly personId: string;
  readonly birthDate: IsoDay | null;
  readonly roster: Roster | null;
  readonly region: string;
  readonly year: number;
  readonly on: IsoDay;
  readonly amountFen: Fen;
}

export interface AnsweredOnDay extends Provenance {
  readonly facts: FactSheet;
  readonly determination: Determination;
}

/**
 * The policy as it was at the end of a day; where no notice of the place and year was in force here yet, as it is now: an office
 * may bring a notice in after its window has opened.
 */
export async function policyOn(
  cloud: Cloud,
  { on, region, year }: Pick<PaidElsewhere, 'on' | 'region' | 'year'>,
): Promise<PolicyInForce> {
  const now = await policyInForce(cloud);
  const dayOver = endOfChinaDay(on);
  if (dayOver > cloud.now()) return now;
  const then = await policyAt(cloud, dayOver - 1);
  return then.policy.noticesAt(region, year).length > 0 ? then : now;
}

/**
 * What a policy answers for the day of the payment, from what offices confirm. Where the amount is another one that the notice
 * could have asked of him (a tier, or a fact of himself that nobody has told here), the answer is that one: the tax office knew.
 */
export async function answerOnDay(
  cloud: Cloud,
  policy: PolicyInForce,
  { personId, birthDate, roster, region, year, on, amountFen }: PaidElsewhere,
): Promise<AnsweredOnDay> {
  const known = {
    recordId: recordId(personId, year),
    region,
    year,
    birthDate,
    ltciPilot: await ltciPilotOf(cloud, region),
    ofPerson: await readFactsKnownHere(cloud.db, { cloud, policy }, { personId, region, year }),
  };
  const facts = factsOf(known, confirmedBy(roster, known), on);
  const answer = answered(policy, facts);
  if (answer.determination.payFen === amountFen) return answer;
  const fitting = possibleOf(policy, facts, []).find(
    ({ determination }) => determination.payFen === amountFen,
  );
  return fitting === undefined ? answer : answered(policy, fitting.sheet);
}

function answered(policy: PolicyInForce, facts: FactSheet): AnsweredOnDay {
  const determination = policy.determine(facts);
  return { facts, determination, ...policy.provenanceOf(determination) };
}
