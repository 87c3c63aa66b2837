import { isLasting } from '../enrolment';
import type { Cloud, Documents } from '../platform';
import type { EnrolmentRecord, Person } from '../schema';
import { numbersOf, personKeyId } from '../identity';

/** `gone`: name and number too. `kept`: someone or the law needs them. `later`: an order or a code is under way. */
export type Forgotten = 'gone' | 'kept' | 'later';

/** One record a year; nobody has more. */
const mostRecords = 50;

export function recordsOf(cloud: Cloud, personId: string): Promise<EnrolmentRecord[]> {
  return cloud.db.find('records', { filter: { personId }, limit: mostRecords });
}

/** Removes a person's name and numbers, unless a family, a roster, the bureau or a lasting record needs them. */
export async function forgetUnneeded(cloud: Cloud, personId: string): Promise<Forgotten> {
  const records = await recordsOf(cloud, personId);
  if (records.some(({ state }) => state === 'reserved')) return 'later';
  if ((await cloud.db.get('one-time-codes', personId)) !== null) return 'later';
  if (records.some(isLasting)) return 'kept';
  return cloud.db.transaction(async (tx) => {
    const person = await tx.get('people', personId);
    if (person === null) return 'gone';
    if (person.heldBy.length > 0) return 'kept';
    await forget(cloud, tx, person);
    return 'gone';
  });
}

async function forget(cloud: Cloud, tx: Documents, person: Person): Promise<void> {
  for (const { kind, number } of numbersOf(cloud, person)) {
    for (const key of cloud.settings.lookupKeys)
      await tx.remove('person-keys', personKeyId(key, kind, number));
  }
  await tx.remove('people', person._id);
}

/** A function that made a person holds him in the next step, unless it died. */
const unheldMs = 10 * 60_000;
const atOnce = 20;

/** Forgets whom nobody needs although nobody took him off a list: who made him died; for the timer. */
export async function forgetUnheld(cloud: Cloud): Promise<void> {
  const now = cloud.now();
  const unheld = await cloud.db.find('people', {
    filter: { unheldSince: { lte: now - unheldMs } },
    orderBy: [['unheldSince', 'asc']],
    limit: atOnce,
  });
  for (const { _id, unheldSince } of unheld) {
    const outcome = await forgetUnneeded(cloud, _id);
    if (outcome === 'gone') continue;
    const next = outcome === 'later' ? now : null;
    await cloud.db.updateIf('people', _id, { unheldSince: unheldSince ?? null }, { unheldSince: next });
  }
}
