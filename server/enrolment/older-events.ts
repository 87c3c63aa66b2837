import { type Cloud, type Documents, chinaDay } from '../platform';
import type { EnrolmentRecord, OlderEvents, RecordEvent, RecordEventName } from '../schema';

/** So many lines a record holds at most, but for those of one day, which the daily limits bound. */
const mostLines = 100;
/** So many stay when the older ones are set apart. */
const keptLines = 50;

/** What says whether the law requires the record to be kept, and who insured him, stays: there are few of these. */
const staying: readonly RecordEventName[] = [
  'insured',
  'enrolled-exempt',
  'paid-elsewhere',
  'settled',
  'uninsured',
];

function partId({ _id }: EnrolmentRecord, part: number): string {
  return `${_id}-${part}`;
}

/**
 * The record with a history that is short enough; its older lines are written apart, in the caller's transaction. The day's own
 * stay: by them it is judged how often somebody was left unpaid.
 */
export async function setOlderApart(tx: Documents, record: EnrolmentRecord): Promise<EnrolmentRecord> {
  const { history, personId, year, updatedAt } = record;
  if (history.length <= mostLines) return record;
  const today = chinaDay(updatedAt);
  const older = history
    .filter(({ event, at }) => !staying.includes(event) && chinaDay(at) !== today)
    .slice(0, history.length - keptLines);
  if (older.length === 0) return record;
  const part = record.olderParts ?? 0;
  await tx.put('older-events', { _id: partId(record, part), personId, year, ...withActors(older) });
  return { ...record, history: history.filter((one) => !older.includes(one)), olderParts: part + 1 };
}

function withActors(events: readonly RecordEvent[]): Pick<OlderEvents, 'events' | 'actors'> {
  return { events, actors: [...new Set(events.map(({ by }) => by))] };
}

/** Changes what is set apart of a record as its own history is changed, in the caller's transaction. */
export async function changeOlder(
  tx: Documents,
  record: EnrolmentRecord,
  change: (event: RecordEvent) => RecordEvent,
): Promise<void> {
  for (let part = 0; part < (record.olderParts ?? 0); part += 1) {
    const held = await tx.get('older-events', partId(record, part));
    if (held !== null) await tx.put('older-events', { ...held, ...withActors(held.events.map(change)) });
  }
}

/** Removes what is set apart of a record that goes itself. */
export async function removeOlder(tx: Documents, record: EnrolmentRecord): Promise<void> {
  for (let part = 0; part < (record.olderParts ?? 0); part += 1) {
    await tx.remove('older-events', partId(record, part));
  }
}

/** So many of a record's parts are read at once, the newest: some hundred lines. */
const mostParts = 10;
const mostRead = 1000;

/** What was set apart of the records last. One round trip where anything was. */
export async function olderEventsOf(
  cloud: Cloud,
  records: readonly EnrolmentRecord[],
): Promise<readonly OlderEvents[]> {
  const ids = records.flatMap((record) => {
    const parts = record.olderParts ?? 0;
    const first = Math.max(0, parts - mostParts);
    return Array.from({ length: parts - first }, (_, at) => partId(record, first + at));
  });
  if (ids.length === 0) return [];
  return cloud.db.find('older-events', { filter: { _id: { in: ids } }, limit: mostRead });
}
