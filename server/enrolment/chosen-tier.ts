import type { Claims } from '../../contract/claims';
import type { FactSheet } from '../../policy/fact-sheet';
import { refuse } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { InsuredWhere } from './facts';

function isOffered({ policy }: PolicyInForce, tier: string, { region, year }: InsuredWhere): boolean {
  const { tiers } = policy.questionsFor(region, year);
  return tiers?.tiers.some(({ code }) => code === tier) ?? false;
}

/**
 * The tier that a payer chose, as it stands on a fact sheet. One that the notice of the place and year doesn't offer, after a
 * move or in another year, counts as not chosen: the usual one stands.
 */
export function chosenTier(
  policy: PolicyInForce,
  { tier }: Claims,
  at: InsuredWhere,
): Pick<FactSheet, 'tier'> {
  return tier !== undefined && isOffered(policy, tier, at) ? { tier } : {};
}

/** Throws `TIER_NOT_OFFERED` for a choice that the notice of the place and year doesn't leave. */
export function requireTierOffered(policy: PolicyInForce, { tier }: Claims, at: InsuredWhere): void {
  if (tier === undefined || isOffered(policy, tier, at)) return;
  throw refuse(
    'TIER_NOT_OFFERED',
    `参保地${at.year}年度的缴费通知没有这一档，请返回刷新，重新选择缴费档次。`,
    { field: 'claims.tier' },
  );
}
