import { CountedServer } from './counted-server';

const year = 2024;

/**
 * Database round trips of one order from placing to the callback that settles it, starts and commits
 * included.
 */
export async function counted(people: number): Promise<number> {
  const server = new CountedServer();
  const recordIds: string[] = [];
  for (let at = 0; at < people; at += 1) {
    const { relativeId, record } = await server.addRelative('payer', at);
    await server.ask('payer', { action: 'records.enrol-relative', relativeId, year });
    recordIds.push(record.recordId);
  }
  const { operations } = await server.taken(() => server.placeAndSettle('payer', 'a'.repeat(32), recordIds));
  return operations;
}
