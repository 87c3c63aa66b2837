import { CountedServer, type Taken } from './counted-server';

const orderId = 'a'.repeat(32);

/** What the database is asked for by a family that comes for the first time, people and all unknown. */
export interface CountedFamily {
  /** Somebody whom nobody has named before is put on the list. */
  readonly addNew: Taken;
  /** Somebody who stands on another's list already. */
  readonly addKnown: Taken;
  /** Four people put on the list, ordered for, paid and insured. */
  readonly wholeFamily: Taken;
}

export async function countedFamily(): Promise<CountedFamily> {
  const server = new CountedServer();
  await server.warmUp();
  const wholeFamily = await server.taken(async () => {
    const recordIds: string[] = [];
    for (let at = 0; at < 4; at += 1) {
      recordIds.push((await server.addRelative('mother', at)).record.recordId);
    }
    await server.placeAndSettle('mother', orderId, recordIds);
  });
  const addNew = await server.taken(() => server.addRelative('father', 4));
  const addKnown = await server.taken(() => server.addRelative('aunt', 4));
  return { addNew, addKnown, wholeFamily };
}
