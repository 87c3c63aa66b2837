import { liesIn } from './region-names';

/** What of a notice says where and for which year it speaks. */
export interface NoticePlace {
  readonly year: number;
  readonly regions: readonly string[];
  /** Id of the notice that this one is laid over; one laid over another says nothing alone. */
  readonly overlays?: string;
}

/** The years for which one of the notices speaks of a place, the newest first. */
export function yearsAt(notices: readonly NoticePlace[], region: string): readonly number[] {
  const years = notices
    .filter(
      ({ overlays, regions }) => overlays === undefined && regions.some((place) => liesIn(region, place)),
    )
    .map(({ year }) => year);
  return [...new Set(years)].sort((one, other) => other - one);
}

/** How many digits two codes share from the left. */
function sharedDigits(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The places of which notices speak: those nearest to `region` first. */
export function nearestNoticeRegions(notices: readonly NoticePlace[], region: string): readonly string[] {
  const places = notices.filter(({ overlays }) => overlays === undefined).flatMap(({ regions }) => regions);
  return [...new Set(places)].sort((one, other) => sharedDigits(other, region) - sharedDigits(one, region));
}

/** The notices that speak nearest to `region`, so many; of equally near ones the first. */
export function nearestNotices<Notice extends NoticePlace>(
  notices: readonly Notice[],
  region: string,
  most: number,
): readonly Notice[] {
  const near = ({ regions }: Notice): number => Math.max(...regions.map((one) => sharedDigits(one, region)));
  return notices
    .map((notice) => ({ notice, shared: near(notice) }))
    .sort((one, other) => other.shared - one.shared)
    .slice(0, most)
    .map(({ notice }) => notice);
}

/**
 * Whether a place is too wide for an answer: inside it there is a part of which another notice of the year speaks, so that
 * what holds in one district doesn't in the next.
 */
export function partsDiffer(notices: readonly NoticePlace[], region: string, year: number): boolean {
  return notices.some(
    (notice) =>
      notice.year === year &&
      !notice.regions.some((place) => liesIn(region, place)) &&
      notice.regions.some((place) => liesIn(place, region)),
  );
}
