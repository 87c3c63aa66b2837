import type { CircumstanceCode, IdentityCode } from '../policy/fact-sheet';
import { namesOf } from '../policy/facts-of-person';
import type { Claims } from './claims';

/** What an office confirms of a claim: an identity, an event of the person's life, or `facts` of himself. */
export type ClaimedPart = IdentityCode | CircumstanceCode | 'facts';

/** What of a claim an office is asked to confirm; each once. */
export function partsOfClaim({
  identities,
  circumstances,
  facts = { year: 0 },
}: Claims): readonly ClaimedPart[] {
  const codes: readonly ClaimedPart[] = [...identities, ...circumstances].map(({ code }) => code);
  return [...new Set<ClaimedPart>(namesOf(facts).length === 0 ? codes : [...codes, 'facts'])];
}
