import { newRecord } from '../../server/enrolment';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryStore,
  memoryCloud,
  memorySettings,
} from '../../server/platform/memory';
import { foldCounts } from '../../server/progress';
import type { EnrolmentRecord, Insurance } from '../../server/schema';
import database from '../../server/schema/database.json';
import { RoundTrips } from './round-trips';

const city = 1_600_000;
/** Some pages, and whole villages: what is over shows in the figure. */
const records = 8000;
const inVillage = 266;
const county = '140502';
const year = 2024;
const tripMs = 10;
/** What a run leaves for this of its minute, ms: without what it adds to the places, and what comes after. */
const workedMs = 40_000;

/** Minutes until a city that nobody counted is counted, by the round trips that are waited for. */
export async function firstCountMinutes(): Promise<number> {
  const trips = new RoundTrips();
  const store = new MemoryStore(database.collections as readonly CollectionDefinition[]);
  const plain = new MemoryDatabase(store);
  for (let at = 0; at < records; at += 1) await plain.put('records', recordAt(at));
  const cloud = memoryCloud({
    db: new MemoryDatabase(store, trips.wire),
    caller: { openId: '', source: 'timer' },
    now: () => Date.parse('2023-11-20T12:00:00+08:00'),
    settings: memorySettings,
  });
  await foldCounts(cloud, Infinity);
  const [left] = await plain.find('records', { filter: { countAt: { gt: 0 } }, limit: 1 });
  if (left !== undefined) throw new Error('somebody is not counted');
  return (trips.waits * tripMs * (city / records)) / workedMs;
}

function recordAt(at: number): EnrolmentRecord {
  const village = Math.floor(at / inVillage);
  const street = String(1 + Math.floor(village / 50)).padStart(3, '0');
  const region = `${county}${street}${String(1 + (village % 50)).padStart(3, '0')}`;
  const personId = at.toString(16).padStart(24, '0');
  // Nothing but this of an insurance is counted.
  const insurance = {
    basis: 'exempt',
    region,
    orderId: null,
    on: '2023-11-19',
    facts: {},
    determination: { subsidies: [] },
  } as unknown as Insurance;
  const record = newRecord(personId, year, 1);
  return { ...record, state: 'insured', insurance, insuredIn: region, countAt: 1 };
}
