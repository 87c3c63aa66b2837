import type { NoticeEntry } from '../../policy/notice-index';
import { insuredYearOn, offeredYears } from '../../policy/insured-year';
import { nearestNoticeRegions, partsDiffer, yearsAt } from '../../policy/notice-places';
import type { IsoDay } from '../../policy/calendar';
import { liesIn } from '../../policy/region-names';
import { publishedNotices } from '../state/published-notices';
import type { KnownIndex, PublishedNotices } from '../state/published-notices';
import { deriveStore, useStore } from '../state/store';
import { chinaToday } from '../words/days';
import { noticesAtHand } from './notices-at-hand';

/** Where and for which years there are notices. Small: the first pages need it before the policy is loaded. */
export class NoticeIndex {
  constructor(
    readonly entries: readonly NoticeEntry[],
    /** In force, and still to be fetched. */
    private readonly awaited: readonly NoticeEntry[] = [],
    private readonly told: Pick<KnownIndex, 'elsewhere' | 'at'> = { elsewhere: [], at: [] },
  ) {}

  /** Whether a notice speaks of this place, as far as it was asked about. */
  hasNotice(region: string): boolean {
    return !this.isUnasked(region) && this.yearsOf(region).length > 0;
  }

  /** Whether there are notices around this place of which the server is still to be asked. */
  isUnasked(region: string): boolean {
    const { elsewhere, at } = this.told;
    return !at.includes(region) && elsewhere.some((county) => liesIn(region, county));
  }

  /** Whether a notice speaks of the place that the phone hasn't got yet, and none that it has. */
  isAwaited(region: string): boolean {
    return this.isUnasked(region) || (!this.hasNotice(region) && yearsAt(this.awaited, region).length > 0);
  }

  /** Whether a notice speaks of some place inside this one, on the phone or not. */
  hasNoticeWithin(region: string): boolean {
    const places = nearestNoticeRegions([...this.entries, ...this.awaited], region);
    return [...places, ...this.told.elsewhere].some((place) => liesIn(place, region));
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

  /** The insured year that people pay for, by the server's rule; of any place where it is not known. */
  yearToPay(region = '', today: IsoDay = chinaToday()): number {
    const ofAnyPlace = Math.max(...this.entries.map(({ year }) => year));
    return insuredYearOn(this.entries, region, today) ?? ofAnyPlace;
  }

  /** The insured years that someone may still want, the newest first; more than one where there is something to choose. */
  yearsOffered(region: string, today: IsoDay = chinaToday()): readonly number[] {
    return offeredYears(this.entries, region, today);
  }
}

function indexOf(published: PublishedNotices): NoticeIndex {
  const { here, awaited } = noticesAtHand(published);
  return new NoticeIndex(
    here.map(({ entry }) => entry),
    awaited,
    published.index ?? undefined,
  );
}

export const noticeIndex = deriveStore(publishedNotices, indexOf);

/** The index as it is now; the page is drawn anew when a notice arrives. */
export function useNoticeIndex(): NoticeIndex {
  return useStore(noticeIndex);
}
