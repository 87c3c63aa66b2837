import type { NoticeDocument } from '../notice/document';
import { type OwnIdentity, ownIdentitiesOf } from '../own-identities';
import type { Tier, TiersRule } from '../rules/tiers';

/** What only a place has, by the names that its notices give: identities of its own, and tiers among which people choose. */
export interface OwnNames {
  readonly identities: readonly OwnIdentity[];
  readonly tiers: readonly Tier[];
}

/** Those that the notices before and after know. */
export interface NamesOfBoth {
  readonly before: OwnNames;
  readonly after: OwnNames;
}

/** The names of a notice and of those over which it is laid. */
export function ownNamesOf(notices: readonly NoticeDocument[]): OwnNames {
  const rules = notices.flatMap((notice) => notice.rules);
  return {
    identities: ownIdentitiesOf(notices),
    tiers: rules.filter((rule): rule is TiersRule => rule.kind === 'tiers').flatMap(({ tiers }) => tiers),
  };
}

/** A tier as its notice calls it; its code, in quotes, where none does. */
export function tierNameAmong({ tiers }: OwnNames, tier: unknown): string {
  return tiers.find(({ code }) => code === tier)?.name ?? `“${String(tier)}”`;
}
