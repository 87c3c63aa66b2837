import type { Claims } from '../../../contract/claims';
import { type FactsOfPerson, onlyFacts } from '../../../policy/facts-of-person';
import { isOwn } from '../../../policy/own-identities';
import type { PolicyInForce } from '../../policy-registry';
import { countyDigits, type InsuredWhere } from '../facts';
import { chosenTier } from '../chosen-tier';
import { withKnownIdentities } from '../own-identities';
import { askedFacts } from './asked';

/** What a payer's claims say for a place and year, of what is asked there: what was said for another year says nothing. */
export function saidFacts(policy: PolicyInForce, { facts }: Claims, at: InsuredWhere): FactsOfPerson {
  return facts?.year === at.year ? onlyFacts(facts, askedFacts(policy, at.region, at.year)) : {};
}

/** The claims as they are kept with an application for a place and year. */
export function claimsFor(policy: PolicyInForce, claims: Claims, at: InsuredWhere): Claims {
  const { tier: _, ...others } = withKnownIdentities(policy, claims, at);
  return withFacts({ ...others, ...chosenTier(policy, claims, at) }, at.year, saidFacts(policy, claims, at));
}

/** Claims with these facts; without the field where there are none. */
export function withFacts({ facts: _, ...others }: Claims, year: number, facts: FactsOfPerson): Claims {
  return Object.keys(facts).length === 0 ? others : { ...others, facts: { year, ...facts } };
}

/**
 * What was said of somebody at one place, for another: whether his household is there is to be said anew, and all beside it;
 * so are identities of a place's own.
 */
export function claimsAt(region: string, said: { readonly region: string; readonly claims: Claims }): Claims {
  const { claims } = said;
  if (countyDigits(region) === countyDigits(said.region)) return claims;
  return withFacts({ ...claims, identities: claims.identities.filter(({ code }) => !isOwn(code)) }, 0, {});
}
