import type { Cloud } from '../platform';
import { residentsOf } from './stored-list';

export interface LivesIn {
  /** A village or community, or a street that has none below it. */
  readonly village: string;
  /** Of `village-agents`; null where the list names none. */
  readonly agentId: string | null;
}

/**
 * Where people live, by the offices' lists; nobody who is on none. Who stands on two is counted where he stood first, until it is
 * settled. For at most two hundred people; one round trip.
 */
export async function villagesOf(
  cloud: Cloud,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, LivesIn>> {
  const residents = await residentsOf(cloud, [...new Set(personIds)]);
  const lastFirst = [...residents].sort(
    (one, other) => other.since - one.since || (one._id < other._id ? 1 : -1),
  );
  return new Map(lastFirst.map(({ personId, village, agentId }) => [personId, { village, agentId }]));
}
