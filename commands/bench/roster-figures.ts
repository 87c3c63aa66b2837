import { CountedRoster } from './counted-roster';
import { RoundTrips } from './round-trips';

/** A city's low-income, disabled and filed people, of whom each year's roster names so many. */
const cityRows = 80_000;
const rowsOfPart = 100;
const roundTripMs = 10;
/** The timer works so many seconds of each minute. */
const workedOfMinute = 44 / 60;
const parts = 8;

export const mostRosterMinutes = { fresh: 10, unchanged: 2 } as const;

/** Minutes that the timer needs for a city's roster at 10 ms a round trip, from what it waits for in {@link parts} parts. */
export async function rosterMinutes(): Promise<{ readonly fresh: number; readonly unchanged: number }> {
  const trips = new RoundTrips();
  const roster = new CountedRoster(parts, trips.wire);
  await roster.hire();
  const minutesOf = async (batch: string): Promise<number> => {
    const before = trips.waits;
    await roster.workOff(batch);
    return minutes((trips.waits - before) * roundTripMs);
  };
  return { fresh: await minutesOf('city-2023-1'), unchanged: await minutesOf('city-2023-2') };
}

/** The same by the clock: each round trip of the timer takes its time. */
export async function rosterMinutesByClock(): Promise<{
  readonly fresh: number;
  readonly unchanged: number;
}> {
  const roster = new CountedRoster(parts, async (_trip, when) => {
    if (when === 'before') await new Promise((resolve) => setTimeout(resolve, roundTripMs));
  });
  await roster.hire();
  const minutesOf = async (batch: string): Promise<number> => minutes(await roster.workOff(batch));
  return { fresh: await minutesOf('city-2023-1'), unchanged: await minutesOf('city-2023-2') };
}

/** From what {@link parts} parts took. */
function minutes(ms: number): number {
  const all = (ms / parts) * (cityRows / rowsOfPart);
  return Number((all / workedOfMinute / 60_000).toFixed(2));
}
