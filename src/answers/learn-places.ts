import { useEffect } from 'react';
import { currentRegion, regionName } from '../../policy/region-names';
import { ask } from '../cloud/cloud';
import { keepPlaces, learnedPlaces } from '../state/learned-places';
import { useStore } from '../state/store';

function isUnknown(region: string): boolean {
  return regionName(currentRegion(region)) === null;
}

/** Asks what places are called that nobody here knows. Without a connection their names stay unknown. */
export async function learnPlaceNames(regions: readonly string[]): Promise<void> {
  const unknown = regions.filter(isUnknown);
  if (unknown.length === 0) return;
  try {
    keepPlaces(await ask('resident', 'places.named', { regions: unknown }));
  } catch {
    // Asked again by the next page that names the place.
  }
}

/** For a page that names places: it is drawn anew when their names arrive. */
export function usePlaceNames(regions: readonly string[]): void {
  useStore(learnedPlaces);
  const unknown = regions.filter(isUnknown).join(' ');
  useEffect(() => {
    if (unknown !== '') void learnPlaceNames(unknown.split(' '));
  }, [unknown]);
}
