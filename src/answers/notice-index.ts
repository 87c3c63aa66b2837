import type { PublishedNotice } from '../../contract/resident';
import type { NoticeEntry } from '../../policy/notice-index';
import shipped from '../../policy/notice-index.json';
import { nearestNoticeRegions, partsDiffer, yearsAt } from '../../policy/notice-places';
import type { NoticePlace } from '../../policy/notice-places';
import { liesIn } from '../../policy/region-names';
import { publishedNotices } from '../state/published-notices';
import { deriveStore, useStore } from '../state/store';

/** Where and for which years there are notices. Small: the first pages need it before the policy is loaded. */
export class NoticeIndex {
  constructor(readonly entries: readonly NoticeEntry[]) {}

  /** Whether a notice speaks of this place. */
  hasNotice(region: string): boolean {
    return this.yearsOf(region).length > 0;
  }

  /** Whether a notice speaks of some place inside this one. */
  hasNoticeWithin(region: string): boolean {
    return this.placesWithNotice(region).some((place) => liesIn(place, region));
  }

  /** Whether a notice speaks of the place, but what holds differs from part to part: a part has to be chosen first. */
  isTooWide(region: string): boolean {
    return this.yearsOf(region).some((year) => partsDiffer(this.entries, region, year));
  }

  /** The places for which there is a notice, as the notices name them; those nearest to `region` first. */
  placesWithNotice(region = ''): readonly string[] {
    return nearestNoticeRegions(this.entries, region);
  }

  /** The insured years for which the place has a notice, the newest first. */
  yearsOf(region: string): readonly number[] {
    return yearsAt(this.entries, region);
  }

  /** The insured year that is being collected: the newest of the place, or of any place where it is not known. */
  yearToPay(region = ''): number {
    const years = this.yearsOf(region);
    return Math.max(...(years.length > 0 ? years : this.entries.map(({ year }) => year)));
  }
}

function entryOf({ id, version, notice }: PublishedNotice): NoticeEntry {
  const { year, regions, overlays } = notice as NoticePlace;
  return { id, version, year, regions, ...(overlays === undefined ? {} : { overlays }) };
}

function withPublished(published: readonly PublishedNotice[]): NoticeIndex {
  const ids = new Set(published.map(({ id }) => id));
  return new NoticeIndex([...shipped.filter(({ id }) => !ids.has(id)), ...published.map(entryOf)]);
}

export const noticeIndex = deriveStore(publishedNotices, withPublished);

/** The index as it is now; the page is drawn anew when a notice arrives. */
export function useNoticeIndex(): NoticeIndex {
  return useStore(noticeIndex);
}
