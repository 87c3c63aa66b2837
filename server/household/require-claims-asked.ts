import type { Claims } from '../../contract/claims';
import { requireAsked, requireKnownIdentities } from '../enrolment';
import { sexOf } from '../identity';
import { type Cloud, refuse } from '../platform';
import { policyInForce } from '../policy-registry';

interface ClaimsOfPerson {
  readonly claims: Claims;
  readonly region: string;
  readonly personId: string;
}

/** What a payer says of a person whom the server knows: only what the place's notice of that year goes by. */
export async function requireClaimsAsked(
  cloud: Cloud,
  { claims, region, personId }: ClaimsOfPerson,
): Promise<void> {
  const policy = await policyInForce(cloud);
  requireKnownIdentities(policy, claims.identities, { region });
  if (claims.facts === undefined) return;
  const person = await cloud.db.get('people', personId);
  const { year, ...facts } = claims.facts;
  const sex = person === null ? null : sexOf(cloud, person);
  requireAsked(policy, { facts, region, year, sex });
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
