import { type Books, type Disagreement, addTo, collector } from './books';

const remedy =
  'Somebody set a limit back: look in `lookup-log` whom the caller searched for, and in the cloud’s access log who wrote.';

/** Acts that leave an entry of their own in `lookup-log`. */
const looking = /^(?:lookup|name-and-number)-(?<day>\d{4}-\d\d-\d\d)-(?<caller>\w+)$/;

/** Reads today's counters and the look-ups that they counted; those of days before are gone. */
export async function readCounters(books: Books, found: Disagreement[]): Promise<void> {
  const disagree = collector(found, remedy);
  const counted = new Map<string, number>();
  for await (const { _id, count } of books.all('counters')) {
    if (!Number.isSafeInteger(count) || count < 1) disagree('a counter counts', `${_id}: ${count}`);
    const { day, caller } = looking.exec(_id)?.groups ?? {};
    if (day === chinaDay(books.readAt) && caller !== undefined) addTo(counted, caller, count);
  }
  const logged = new Map<string, number>();
  for await (const { caller, at } of books.all('lookup-log')) {
    if (chinaDay(at) === chinaDay(books.readAt)) addTo(logged, caller, 1);
  }
  for (const [caller, times] of logged) {
    const count = counted.get(caller) ?? 0;
    if (times > count)
      disagree('each look-up is counted', `caller ${caller}: ${times} logged, ${count} counted`);
  }
}

function chinaDay(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
}
