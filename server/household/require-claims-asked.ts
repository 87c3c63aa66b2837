import type { Claims } from '../../contract/claims';
import type { Sex } from '../../policy/fact-sheet';
import { requireAsked, requireKnownIdentities } from '../enrolment';
import { sexOf } from '../identity';
import { type Cloud, refuse } from '../platform';
import { policyInForce } from '../policy-registry';

interface ClaimsAtPlace {
  readonly claims: Claims;
  readonly region: string;
  /** By his number, read only where something is said of himself. */
  readonly readSex: () => Promise<Sex | null> | Sex | null;
}

/** What a payer says of a person: only what the place's notice knows and, of that year, goes by. */
export async function requireClaimsAsked(
  cloud: Cloud,
  { claims, region, readSex }: ClaimsAtPlace,
): Promise<void> {
  const policy = await policyInForce(cloud);
  requireKnownIdentities(policy, claims.identities, { region });
  if (claims.facts === undefined) return;
  const { year, ...facts } = claims.facts;
  requireAsked(policy, { facts, region, year, sex: await readSex() });
}

/** The sex that the number of a person carries whom the server knows. */
export async function sexOfKnown(cloud: Cloud, personId: string): Promise<Sex | null> {
  const person = await cloud.db.get('people', personId);
  return person === null ? null : sexOf(cloud, person);
}

/** Refuses facts that were told for another year than the one that is applied for. */
export function requireFactsOfYear({ facts }: Claims, year: number): void {
  if (facts === undefined || facts.year === year) return;
  throw refuse(
    'FACTS_OF_OTHER_YEAR',
    `这几项是按${facts.year}年度填的，登记的是${year}年度，请返回重新填一遍。`,
    {
      field: 'claims.facts.year',
    },
  );
}
