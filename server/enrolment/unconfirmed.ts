import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import { sameAmountsAndStart } from '../../policy/compare-answers';
import type { PolicyInForce } from '../policy-registry';
import type { Application } from '../schema';
import { answerOn } from './determine';
import { factsIfConfirmed } from './facts';
import { isLess } from './facts-of-person/at-his-word';

/** What may be known of somebody whatever offices certified: number, place, year and day. */
function bareFacts({ id, region, year, payOn, birthDate, ltciPilot, sex }: FactSheet): FactSheet {
  return {
    id,
    region,
    year,
    payOn,
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(ltciPilot === undefined ? {} : { ltciPilot }),
    ...(sex === undefined ? {} : { sex }),
    identities: [],
    circumstances: [],
  };
}

/** The application as it would be answered whatever rosters say: from number and claims alone. */
export function withoutRosters(policy: PolicyInForce, application: Application): Application {
  return { ...application, ...answerOn(policy, bareFacts(application.facts), application.claims) };
}

/** Whether anything can be paid or enrolled on the day. */
function isOpen({ status }: Determination): boolean {
  return status === 'payable' || status === 'exempt';
}

/** Whether the claims would better anything in the end, were nothing but them confirmed. */
function claimsMatter(policy: PolicyInForce, { facts, determination, claims }: Application): boolean {
  return !sameAmountsAndStart(determination, policy.determine(factsIfConfirmed(facts, claims)));
}

/**
 * An application as a payer may know it who may not see what is certified: the amount, and until when it holds. Whether he
 * waits follows from that amount and his own claims, so that no guess of an identity shows whether it is right; and where
 * nothing can be paid by who is in no roster, neither does the state.
 */
export function asUnconfirmed(policy: PolicyInForce, application: Application): Application {
  const bare = withoutRosters(policy, application);
  const waits = claimsMatter(policy, bare);
  if (!isOpen(bare.determination)) return { ...bare, state: stateOf(waits) };
  const { determination } = application;
  if (determination.status === 'exempt') return application;
  const hoped = policy.determine(factsIfConfirmed(bare.facts, application.claims));
  const hasIt =
    isLess(determination.payFen, bare.determination.payFen) && !isLess(hoped.payFen, determination.payFen);
  return { ...application, state: stateOf(waits && !hasIt) };
}

function stateOf(waits: boolean): Application['state'] {
  return waits ? 'awaiting-confirmation' : 'awaiting-payment';
}

/**
 * The cover as somebody may know it: to who may not see what offices certified, as it would be for nobody in particular. In the late
 * season some groups don't wait, for the same amount. Where it would promise more than is so, it is as it is.
 */
export function knownCover(
  policy: PolicyInForce,
  { facts, determination }: Pick<Application, 'facts' | 'determination'>,
  seesAll: boolean,
): Determination['coverage'] {
  const { coverage, status } = determination;
  if (seesAll || coverage === null || status !== 'payable') return coverage;
  const ofNobody = policy.determine({ ...facts, identities: [], circumstances: [] }).coverage;
  if (ofNobody === null) return coverage;
  return ofNobody.from < coverage.from || ofNobody.to > coverage.to ? coverage : ofNobody;
}

/** Whether somebody can pay today only by what an office certified: no payer learns that whom he hasn't confirmed. */
export function isOpenByRosters(policy: PolicyInForce, application: Application): boolean {
  return isOpen(application.determination) && !isOpen(withoutRosters(policy, application).determination);
}
