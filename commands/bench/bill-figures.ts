import { CountedBill } from './counted-bill';
import { RoundTrips } from './round-trips';

/** The bill of a city's last evening. */
const cityLines = 60_000;
/** Compared here, and scaled: pages of a bill cost the same whichever they are. */
const lines = 2_000;
const roundTripMs = 10;
/** The timer works so many seconds of each minute. */
const workedOfMinute = 44 / 60;

export const mostBillMinutes = 10;

/** Minutes that the timer needs for a city's bill at 10 ms a round trip, from what it waits for, once the bill is fetched. */
export async function billMinutes(): Promise<number> {
  const trips = new RoundTrips();
  const bill = new CountedBill(lines);
  await bill.book();
  await bill.compare(trips.wire);
  return minutes(trips.waits * roundTripMs);
}

/** The same by the clock: each round trip of the timer takes its time. */
export async function billMinutesByClock(): Promise<number> {
  const bill = new CountedBill(lines);
  await bill.book();
  return minutes(
    await bill.compare(async (_trip, when) => {
      if (when === 'before') await new Promise((resolve) => setTimeout(resolve, roundTripMs));
    }),
  );
}

function minutes(ms: number): number {
  return Number(((ms * (cityLines / lines)) / workedOfMinute / 60_000).toFixed(2));
}
