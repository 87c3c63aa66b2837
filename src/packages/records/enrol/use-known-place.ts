import { useNoticeIndex } from '../../../answers/notice-index';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import type { KnownPlace } from './begin-answers';

/** A poster says where the family is insured; a place that somebody chose for himself says nothing of another. */
export function useKnownPlace(): KnownPlace | null {
  const place = usePlace();
  const notices = useNoticeIndex();
  const year = useInsuredYear(place?.region);
  if (place?.scanned !== true || !notices.hasNotice(place.region) || notices.isTooWide(place.region))
    return null;
  return { region: place.region, year };
}
