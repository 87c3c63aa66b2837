import type { Cloud, Documents } from '../platform';
import type { CountLane, CountReached, PlaceProgress } from '../schema';
import { addToPlace, together } from './change-counts';

/** As many things at once as the timers do. */
export const mostLanes = 20;

/** Places of one transaction, two round trips each beside the lanes. */
const placesAtOnce = 50;

export function laneId(number: number): string {
  return `lane-${String(number).padStart(2, '0')}`;
}

export function laneWith(_id: string, sums: readonly PlaceProgress[], reached: CountReached): CountLane {
  return { _id, sums, places: sums.length, reached };
}

/** Lanes whose sums the places don't have yet. One round trip. */
function fullLanes(cloud: Cloud): Promise<readonly CountLane[]> {
  return cloud.db.find('count-lanes', { filter: { places: { gt: 0 } }, limit: mostLanes });
}

/**
 * Adds to the places' counts what the lanes of a first count have counted, fifty places in a transaction, until nothing is left or it is
 * `until` (ms). What is added leaves the lanes in the same step, so that it may be cut off anywhere and run twice at once. One round trip
 * where there is nothing.
 */
export async function addLanes(cloud: Cloud, until: number): Promise<void> {
  for (let full = await fullLanes(cloud); full.length > 0; full = await fullLanes(cloud)) {
    if (cloud.now() >= until) return;
    const ids = [...new Set(full.flatMap(({ sums }) => sums.map(({ _id }) => _id)))].sort();
    const some = new Set(ids.slice(0, placesAtOnce));
    const lanes = full.map(({ _id }) => _id);
    await cloud.db.transaction((tx) => addSome(tx, lanes, some, cloud.now()));
  }
}

async function addSome(
  tx: Documents,
  lanes: readonly string[],
  ids: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const sums = new Map<string, PlaceProgress>();
  for (const id of lanes) {
    const lane = await tx.get('count-lanes', id);
    if (lane === null) continue;
    for (const sum of lane.sums.filter(({ _id }) => ids.has(_id))) {
      const held = sums.get(sum._id);
      sums.set(sum._id, held === undefined ? sum : together(held, sum));
    }
    const left = lane.sums.filter(({ _id }) => !ids.has(_id));
    await tx.put('count-lanes', laneWith(id, left, lane.reached));
  }
  for (const sum of sums.values()) await addToPlace(tx, sum, now);
}

/** How far a first count of a year has come: what lies behind it is counted. Null where none is under way. One round trip. */
export async function firstCountReached(cloud: Cloud, year: number): Promise<CountReached | null> {
  const lanes = await cloud.db.find('count-lanes', { filter: {}, limit: mostLanes });
  const [first] = lanes
    .map(({ reached }) => reached)
    .filter((reached) => reached.year === year)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return first ?? null;
}

function keyOf({ region, recordId }: CountReached): string {
  return `${region} ${recordId}`;
}

/** The first count is over: its lanes go, those with sums once these are added. */
export async function removeLanes(cloud: Cloud): Promise<void> {
  const empty = await cloud.db.find('count-lanes', { filter: { places: 0 }, limit: mostLanes });
  for (const { _id } of empty) {
    await cloud.db.transaction(async (tx) => {
      const lane = await tx.get('count-lanes', _id);
      if (lane?.places === 0) await tx.remove('count-lanes', _id);
    });
  }
}
