import { presentRegion } from '../../policy/region-names';
import { choosePlace } from './place';
import { readPoster } from './poster';
import type { Poster, PosterQuery, PosterReading } from './poster';

/** What a poster's code says; a place that never was one is wrong too. */
export function readScannedPlace(query: PosterQuery): PosterReading {
  const read = readPoster(query);
  return read.kind === 'place' && presentRegion(read.scene.region) === null ? { kind: 'wrong' } : read;
}

/** Takes the place of a poster, or the one above where it was merged. */
export function takePlace(poster: Poster): void {
  const present = presentRegion(poster.region);
  if (present !== null) choosePlace({ ...poster, region: present, scanned: true });
}

/** Takes the place from the query with which the program or its first page was opened. */
export function takeScannedPlace(query: PosterQuery): void {
  const read = readScannedPlace(query);
  if (read.kind === 'place') takePlace(read.scene);
}
