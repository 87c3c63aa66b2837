import type { Cloud } from '../platform';
import { residentsOf } from './stored-list';

/** So many people are read at once: each may stand on several lists. */
const atOnce = 200;

/**
 * Marks those who stand on the lists of two offices, once what changed them is stored: of two offices that list somebody at the same
 * moment the later one sees both. One round trip for two hundred people, and one for each that has to be marked.
 */
export async function settlePeople(cloud: Cloud, personIds: readonly string[]): Promise<void> {
  for (let first = 0; first < personIds.length; first += atOnce) {
    const ids = [...new Set(personIds.slice(first, first + atOnce))];
    const residents = await residentsOf(cloud, ids);
    for (const { _id, personId, listedTwice } of residents) {
      const isTwice = residents.filter((one) => one.personId === personId).length > 1;
      if (isTwice === listedTwice) continue;
      await cloud.db.updateIf('residents', _id, {}, { listedTwice: isTwice });
    }
  }
}
