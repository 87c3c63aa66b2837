import type { Cloud } from '../platform';
import type { CountReached, PlaceProgress, TargetTable } from '../schema';
import { firstCountReached } from './lanes';
import { progressId } from './change-counts';

/** More places than any has below it. */
const mostBelow = 1000;

/** What is stored of a place's year: its counts, those of the places below, and the tables of targets that may name it. */
export interface StoredProgress {
  readonly own: PlaceProgress | null;
  readonly below: readonly PlaceProgress[];
  readonly tables: readonly TargetTable[];
  /** Years of which anything is counted there. */
  readonly years: readonly number[];
  /** How far a first count has come; null where none is under way. */
  readonly reached: CountReached | null;
}

/** One wait, whatever the place: five questions at once, each by an id or an index. `above`: the office whose table may name it. */
export async function readStored(
  cloud: Cloud,
  { region, year, above }: { readonly region: string; readonly year: number; readonly above: string | null },
): Promise<StoredProgress> {
  const [all, below, ownTable, aboveTable, reached] = await Promise.all([
    cloud.db.find('progress', { filter: { region }, limit: 100 }),
    cloud.db.find('progress', { filter: { above: region, year }, limit: mostBelow }),
    cloud.db.get('targets', progressId(year, region)),
    above === null ? null : cloud.db.get('targets', progressId(year, above)),
    firstCountReached(cloud, year),
  ]);
  return {
    own: all.find((one) => one.year === year) ?? null,
    below,
    tables: [ownTable, aboveTable].filter((table) => table !== null),
    years: all.map((one) => one.year),
    reached,
  };
}
