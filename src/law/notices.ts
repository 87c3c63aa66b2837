import { childRegions, liesIn } from '../../policy/region-names';

const known: readonly string[] = ['220000', '220200', '140500', '430000', '360983001'];

/** Whether a notice speaks of this place. */
export const hasNotice = (region: string): boolean => known.some((place) => liesIn(region, place));

/** Whether a notice speaks of some place inside this one. */
export const hasNoticeWithin = (region: string): boolean =>
  known.some((place) => liesIn(place, region)) && childRegions(region).length > 0;

/** The places for which there is a notice, as the notices name them. */
export const placesWithNotice = (): readonly string[] => known;
