import { isDeepStrictEqual } from 'node:util';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import type { Roster, RosterIdentity } from '../../schema';

/**
 * What a row of somebody who stands on a whole list no longer ends: the same identity in all but its last day, which comes sooner by it, or has
 * come so already. Null where it would prolong, add, or change anything else.
 */
export function endedBy(
  roster: Roster | null,
  region: string,
  { until, ...wanted }: CertifiedIdentity,
): RosterIdentity | null {
  const isSame = ({ source: _, until: before, ...held }: RosterIdentity): boolean =>
    until !== undefined &&
    (before === undefined || before >= until) &&
    isDeepStrictEqual(held, { region, ...wanted });
  return roster?.identities.find(isSame) ?? null;
}
