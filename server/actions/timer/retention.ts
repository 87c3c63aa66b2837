import type { Cloud } from '../../platform';

/** What is kept only until its `expiresAt`. */
const passing = [
  'lookup-log',
  'counters',
  'invitations',
  'one-time-codes',
  'person-events',
  'receipt-shares',
  'poster-scans',
] as const;

/** Removes what is past its time, up to `batch` of each kind; for the timer. Returns how many went. */
export async function removeExpired(cloud: Cloud, batch = 100): Promise<number> {
  let removed = 0;
  for (const collection of passing) {
    const filter = { expiresAt: { lte: cloud.now() } };
    const expired = await cloud.db.find(collection, { filter, limit: batch });
    for (const { _id } of expired) await cloud.db.remove(collection, _id);
    removed += expired.length;
  }
  cloud.log('expired-removed', { removed });
  return removed;
}
