import type { Cloud } from '../platform';
import type { Resident } from '../schema';
import { settlePeople } from './settle';
import { removeFromList } from './undo-residents';

/** Who stands on lists whose time is over, at most `limit`. One round trip. */
export function residentsPastTheirTime(cloud: Cloud, limit: number): Promise<readonly Resident[]> {
  return cloud.db.find('residents', { filter: { expiresAt: { lte: cloud.now() } }, limit });
}

/** Takes somebody off a list whose time is over; not where a new year's list has him meanwhile. */
export async function forgetResident(cloud: Cloud, { _id, personId }: Resident): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('residents', _id);
    if (held === null || held.expiresAt > cloud.now()) return;
    await removeFromList(tx, held, cloud.now());
  });
  await settlePeople(cloud, [personId]);
}
