import type { ClaimedIdentity, Claims } from '../../contract/claims';
import { parseDay, addDays, formatDay } from '../../policy/calendar';
import { policy } from '../../policy';

/** Release 0.1 knew no notices of another year. */
const year = 2024;

/** The day that release 0.1 stored for whoever said “before the window”. */
function eveOfWindow(region: string): string {
  return formatDay(addDays(parseDay(policy.questionsFor(region, year).longBefore), -1));
}

function asSaid(identity: ClaimedIdentity, eve: string): ClaimedIdentity {
  return identity.sinceSaid === undefined && identity.since === eve
    ? { ...identity, sinceSaid: 'before' }
    : identity;
}

/**
 * Claims with what the payer said of the day: release 0.1 stored the day before the window for whoever had named none.
 * Null where there is nothing to put right. Who did name that very day has said no less than “before the next one”.
 */
export function claimsAsSaid(claims: Claims, region: string): Claims | null {
  const eve = eveOfWindow(region);
  const identities = claims.identities.map((identity) => asSaid(identity, eve));
  return identities.some((identity, at) => identity !== claims.identities[at])
    ? { ...claims, identities }
    : null;
}

/** The same for everything that has claims and a place. */
export function allAsSaid<Item extends { readonly claims: Claims; readonly region: string }>(
  items: readonly Item[],
): readonly Item[] | null {
  const said = items.map((item) => {
    const claims = claimsAsSaid(item.claims, item.region);
    return claims === null ? item : { ...item, claims };
  });
  return said.some((item, at) => item !== items[at]) ? said : null;
}
