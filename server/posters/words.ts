import type { WordsOfPlace } from '../../contract/words-to-hand-out';
import { regionPath } from '../../policy/region-names';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { placeOfPoster } from './place-of-poster';

/** Words to hand out in a place of the officer's. Refuses with a poster's own codes. */
export async function wordsOfPlace(cloud: Cloud, officer: Officer, region: string): Promise<WordsOfPlace> {
  const { policy, request } = await placeOfPoster(cloud, officer, region);
  const posters = await import('../../posters');
  try {
    // The part that draws is a bundle of its own and knows but the shipped places.
    return posters.wordsToHandOut(policy, { ...request, place: regionPath(region) });
  } catch (error) {
    if (error instanceof posters.PosterError) throw refuse(error.code, error.message, { field: 'region' });
    throw error;
  }
}
