import { sameAmountsAndStart } from '../../../policy/compare-answers';
import type { FactSheet } from '../../../policy/fact-sheet';
import { namesOf, onlyFacts, withoutFactsOfPerson } from '../../../policy/facts-of-person';
import { touch } from '../../officer-access';
import type { PolicyInForce } from '../../policy-registry';
import type { Application, Roster } from '../../schema';
import { factsIfConfirmed } from '../facts';
import { certifiedNear } from './certified-near';
import { isSameEvent } from './events';

/** What answered somebody, the roster that it came from, and the place whose office reads it. */
export interface ReadFrom {
  readonly roster: Roster | null;
  readonly region: string;
}

/** Whether facts have nothing in them that only offices of other places certified. */
export function areFactsNear(facts: FactSheet, of: ReadFrom): boolean {
  const near = factsNear(facts, of);
  return (
    near.identities.length === (facts.identities ?? []).length &&
    near.circumstances.length === (facts.circumstances ?? []).length &&
    namesOf(near).length === namesOf(facts).length
  );
}

/** Facts without what only offices of other places certified. */
function factsNear(facts: FactSheet, { roster, region }: ReadFrom) {
  const isNear = (place: string | undefined): boolean => place !== undefined && touch(place, region);
  const events = roster === null ? [] : certifiedNear(roster, region).circumstances;
  const ofYear = (roster?.facts ?? []).filter((one) => one.year === facts.year && !isNear(one.region));
  const far = ofYear.flatMap((one) => namesOf(one.facts));
  return {
    ...withoutFactsOfPerson(facts),
    ...onlyFacts(
      facts,
      namesOf(facts).filter((name) => !far.includes(name)),
    ),
    // An identity of which no place is known may be of any.
    identities: (facts.identities ?? []).filter((one) => isNear(one.region)),
    circumstances: (facts.circumstances ?? []).filter((one) =>
      events.some((event) => isSameEvent(one, event)),
    ),
  };
}

/** The application as it would be answered by what offices of the place, in it or around it certified: another's amount and wait would tell the rest. */
export function applicationNear(policy: PolicyInForce, application: Application, of: ReadFrom): Application {
  if (areFactsNear(application.facts, of)) return application;
  const facts = factsNear(application.facts, of);
  const determination = policy.determine(facts);
  const hoped = policy.determine(factsIfConfirmed(facts, application.claims));
  const waits = !sameAmountsAndStart(determination, hoped);
  return {
    ...application,
    facts,
    determination,
    state: waits ? 'awaiting-confirmation' : 'awaiting-payment',
  };
}
