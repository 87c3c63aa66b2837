import { type Books, type Disagreement, collector } from './books';
import type { LedgerTold } from './ledger';

const remedy =
  'Remove the day from `statement-runs` and its `statements`: the timer makes them anew within the last three days. For an older day tell the office the difference.';

/** Reads the statements once: a closed day's are what the ledger moved for each office on it. */
export async function readStatements(
  books: Books,
  { days }: LedgerTold,
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  const closed = new Set<string>();
  for await (const { _id, state } of books.all('statement-runs')) if (state === 'done') closed.add(_id);
  const stated = new Set<string>();
  for await (const { _id, day, region, paidFen, refundedFen } of books.all('statements')) {
    if (!closed.has(day)) continue;
    stated.add(_id);
    const booked = days.get(day)?.get(region) ?? { paidFen: 0, refundedFen: 0 };
    if (booked.paidFen === paidFen && booked.refundedFen === refundedFen) continue;
    disagree(
      'a statement holds every entry of its day once',
      `${_id}: paid ${paidFen}, refunded ${refundedFen}; booked ${booked.paidFen}, ${booked.refundedFen} fen`,
    );
  }
  for (const day of closed) {
    for (const region of days.get(day)?.keys() ?? []) {
      if (!stated.has(`${day}-${region}`))
        disagree('each office’s day has its statement', `none of ${day}-${region}`);
    }
  }
}
