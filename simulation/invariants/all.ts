import type { Violation } from '../outcome';
import type { World } from '../world';
import { assertions } from './assertions';
import { atWindow } from './at-window';
import { bills } from './bills';
import { books } from './ledger';
import { certified } from './certified';
import { consents } from './consents';
import { counts } from './counts';
import { deaths } from './deaths';
import { elsewhere } from './elsewhere';
import { Evidence } from './evidence';
import { givenBack } from './given-back';
import { insured } from './insured';
import type { Invariants } from './invariant';
import { merchants } from './merchants';
import { messages } from './messages';
import { orders, waiting } from './orders';
import { persons, policyAnswers } from './persons';
import { registrations } from './registrations';
import { reimbursements } from './reimbursements';
import { statements } from './statements';
import { toldAnew } from './told-anew';
import { uploads } from './uploads';
import { mutualAidAccounts } from './mutual-aid-accounts';

const invariants: Invariants = {
  ...assertions,
  ...persons,
  ...insured,
  ...counts,
  ...certified,
  ...elsewhere,
  ...deaths,
  ...policyAnswers,
  ...orders,
  ...books,
  ...givenBack,
  ...atWindow,
  ...reimbursements,
  ...uploads,
  ...bills,
  ...statements,
  ...registrations,
  ...merchants,
  ...mutualAidAccounts,
  ...messages,
  ...toldAnew,
  ...consents,
};

/** Everything that does not hold at the end of a story. */
export function violationsOf(world: World): readonly Violation[] {
  return broken(world, invariants);
}

/** What does not hold while the machines have done all they can and people have still to do their part. */
export function violationsMidway(world: World): readonly Violation[] {
  return broken(world, waiting);
}

function broken(world: World, all: Invariants): readonly Violation[] {
  const evidence = new Evidence(world);
  return Object.entries(all).flatMap(([invariant, check]) =>
    [...check(evidence)].map((detail) => ({ invariant, detail })),
  );
}
