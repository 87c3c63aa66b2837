import { mustBeRetained } from '../enrolment';
import type { Cloud, Documents } from '../platform';
import type { EnrolmentRecord, Person } from '../schema';
import { countersOfNumber, numbersOf, personKeyId, pseudonyms } from '../identity';

/**
 * What became of a person's name and numbers: `erased`, `retained` because a family, an office or the law on retention
 * needs them, or `postponed` until an order or a one-time code is no longer open.
 */
export type Erasure = 'erased' | 'retained' | 'postponed';

/** One record a year; nobody has more. */
const mostRecords = 50;

export function recordsOf(cloud: Cloud, personId: string): Promise<EnrolmentRecord[]> {
  return cloud.db.find('records', { filter: { personId }, limit: mostRecords });
}

/** Erases a person's name and numbers, unless a family, a roster, the bureau or a record under retention needs them. */
export async function eraseIfUnneeded(cloud: Cloud, personId: string): Promise<Erasure> {
  const records = await recordsOf(cloud, personId);
  if (records.some(({ state }) => state === 'reserved')) return 'postponed';
  if ((await cloud.db.get('one-time-codes', personId)) !== null) return 'postponed';
  if (records.some(mustBeRetained)) return 'retained';
  const held = await cloud.db.get('people', personId);
  if (held !== null && held.heldBy.length > 0) return 'retained';
  // Before he goes: a function that dies in between is repeated as long as he is there.
  await removeEvents(cloud, personId);
  if (held !== null) await forgetLookUps(cloud, held);
  return cloud.db.transaction(async (tx) => {
    const person = await tx.get('people', personId);
    if (person === null) return 'erased';
    if (person.heldBy.length > 0) return 'retained';
    await erase(cloud, tx, person);
    return 'erased';
  });
}

/** Codes and ties in two years, who listed him in 45 days: nobody has so many. */
const mostEvents = 1000;

async function removeEvents(cloud: Cloud, personId: string): Promise<void> {
  const events = await cloud.db.find('person-events', { filter: { personId }, limit: mostEvents });
  for (const { _id } of events) await cloud.db.remove('person-events', _id);
}

/** Look-ups of his number stay, for finding who searches for people; whose number it was, nobody can work out any more. */
async function forgetLookUps(cloud: Cloud, person: Person): Promise<void> {
  const numbers = numbersOf(cloud, person).map(({ number }) => number);
  const counters = numbers.flatMap((number) => countersOfNumber(cloud, number));
  const counted = await cloud.db.find('counters', { filter: { _id: { in: counters } }, limit: mostEvents });
  for (const { _id } of counted) await cloud.db.remove('counters', _id);
  const subjects = numbers.flatMap((number) => pseudonyms(cloud.settings, 'lookup', number));
  const filter = { subject: { in: subjects } };
  const entries = await cloud.db.find('lookup-log', { filter, limit: mostEvents });
  if (entries.length === 0) return;
  const alias = cloud.randomHex(16);
  for (const { _id } of entries) await cloud.db.updateIf('lookup-log', _id, {}, { subject: alias });
}

async function erase(cloud: Cloud, tx: Documents, person: Person): Promise<void> {
  for (const { kind, number } of numbersOf(cloud, person)) {
    for (const key of cloud.settings.lookupKeys)
      await tx.remove('person-keys', personKeyId(key, kind, number));
  }
  await tx.remove('people', person._id);
}

/** A function that creates a person holds him in its next step; one that dies in between leaves him unheld. */
const unheldMs = 10 * 60_000;
const atOnce = 20;

/**
 * For the timer: erases people who have been held by nobody for ten minutes. A function that died after it created a
 * person, before it put him on a list, leaves one behind.
 */
export async function eraseUnheld(cloud: Cloud): Promise<void> {
  const now = cloud.now();
  const unheld = await cloud.db.find('people', {
    filter: { unheldSince: { lte: now - unheldMs } },
    orderBy: [['unheldSince', 'asc']],
    limit: atOnce,
  });
  for (const { _id, unheldSince } of unheld) {
    const outcome = await eraseIfUnneeded(cloud, _id);
    if (outcome === 'erased') continue;
    const next = outcome === 'postponed' ? now : null;
    await cloud.db.updateIf('people', _id, { unheldSince: unheldSince ?? null }, { unheldSince: next });
  }
}
