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

/**
 * The tier by whose price somebody pays, as its notice calls it; null where the notice leaves no choice, or he pays the same in
 * each.
 */
export function tierOf(
  { policy }: PolicyInForce,
  facts: FactSheet,
): { readonly name: string; readonly chosen: boolean } | null {
  const { tiers } = policy.questionsFor(facts.region, facts.year);
  if (tiers === null) return null;
  const prices = new Set(tiers.tiers.map(({ code }) => policy.determine({ ...facts, tier: code }).payFen));
  if (prices.size === 1) return null;
  const chosen = tiers.tiers.find(({ code }) => code === facts.tier);
  const { name } = chosen ?? tiers.tiers.find(({ code }) => code === tiers.usual) ?? { name: tiers.usual };
  return { name, chosen: chosen !== undefined };
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
