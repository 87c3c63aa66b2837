import { CountedServer, type Taken } from './counted-server';

const [orderId, secondOrderId] = ['a'.repeat(32), 'b'.repeat(32)];
const year = 2024;

/** What the database is asked for by a family that comes for the first time, people and all unknown. */
export interface CountedFamily {
  /** Somebody whom nobody has named before is put on the list. */
  readonly addNew: Taken;
  /** Somebody who stands on another's list already. */
  readonly addKnown: Taken;
  /** Four people put on the list, ordered for, paid and insured. */
  readonly wholeFamily: Taken;
  /** The same where each is applied for in the step that puts him on the list, as the page of enrolment does. */
  readonly appliedFor: Taken;
  /** Somebody new, and somebody known, put on the list and applied for. */
  readonly applyNew: Taken;
  readonly applyKnown: Taken;
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
  const appliedFor = await server.taken(async () => {
    const recordIds: string[] = [];
    for (let at = 10; at < 14; at += 1) {
      const { record } = await server.addRelative('grandson', at, { year, messages: [] });
      recordIds.push(record.recordId);
    }
    await server.placeAndSettle('grandson', secondOrderId, recordIds);
  });
  const addNew = await server.taken(() => server.addRelative('father', 4));
  const addKnown = await server.taken(() => server.addRelative('aunt', 4));
  const applyNew = await server.taken(() => server.addRelative('father', 5, { year }));
  const applyKnown = await server.taken(() => server.addRelative('aunt', 5, { year }));
  return { addNew, addKnown, wholeFamily, appliedFor, applyNew, applyKnown };
}
