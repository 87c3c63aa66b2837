import { historyFacts } from '../../../policy/fact-sheet';
import type { FactName, FactsOfPerson } from '../../../policy/facts-of-person';
import { sexOf } from '../../identity';
import type { Cloud, Documents } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import type { EnrolmentRecord, Person } from '../../schema';
import type { InsuredWhere } from '../facts';
import { recordId } from '../record-id';
import { askedFacts } from './asked';

/** Whether a notice goes by what the year before was. */
export function asksHistory(asked: readonly FactName[]): boolean {
  return historyFacts.some((fact) => asked.includes(fact));
}

/** Paid from an account that the bureau hasn't confirmed yet, he may still turn out not to have been insured. */
function wasInsured(record: EnrolmentRecord | null): boolean {
  return record?.state === 'insured' && record.insurance?.settlementPending === false;
}

/**
 * What need not be asked because his number carries it or our own records tell it: they stand above anybody's word. Without
 * a record of the year before nothing is known of it; he may have been insured elsewhere.
 */
export function factsKnownHere(
  cloud: Cloud,
  asked: readonly FactName[],
  { person, lastYear }: { readonly person: Person; readonly lastYear: EnrolmentRecord | null },
): FactsOfPerson {
  const sex = asked.includes('sex') ? sexOf(cloud, person) : null;
  const insured = asksHistory(asked) && wasInsured(lastYear);
  return {
    ...(sex === null ? {} : { sex }),
    ...(insured ? { insurance: { insuredLastYear: true } } : {}),
  };
}

/** The same, reading what it takes: nothing where no notice of the place goes by such facts. */
export async function readFactsKnownHere(
  documents: Documents,
  { cloud, policy }: { readonly cloud: Cloud; readonly policy: PolicyInForce },
  { personId, region, year }: { readonly personId: string } & InsuredWhere,
): Promise<FactsOfPerson> {
  const asked = askedFacts(policy, region, year);
  if (asked.length === 0) return {};
  const person = await documents.get('people', personId);
  if (person === null) return {};
  const lastYear = asksHistory(asked) ? await documents.get('records', recordId(personId, year - 1)) : null;
  return factsKnownHere(cloud, asked, { person, lastYear });
}
