import type { NoticeDocument } from '../../policy';
import type { NoticeChain } from '../schema';

/** Where and for which year something speaks, and over what. */
export type Spoken = Pick<NoticeChain, 'year' | 'regions' | 'overlays'>;

/** The `_id` under which a place is held for a year: `2024-140500`, `2024-220202-over-jilin-province-2024`. */
export function holderIds({ year, regions, overlays }: Spoken): readonly string[] {
  const over = overlays === null ? '' : `-over-${overlays}`;
  return regions.map((region) => `${year}-${region}${over}`);
}

export function spokenBy({ year, regions, overlays }: NoticeDocument): Spoken {
  return { year, regions, overlays: overlays ?? null };
}
