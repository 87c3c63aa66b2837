import { mostRosterMinutes, rosterMinutes, rosterMinutesByClock } from './roster-figures';
import type { Row } from './row';

export const name = 'rosters';

/** A city's roster of 80,000 rows, worked off by the timer over a database 10 ms away: scaled from 800 rows. */
export async function run(): Promise<Row[]> {
  const counted = await rosterMinutes();
  const timed = await rosterMinutesByClock();
  const row = (figure: string, kind: 'fresh' | 'unchanged'): Row => ({
    figure: `80,000 ${figure}, scaled from 800, by counted round trips`,
    value: counted[kind],
    unit: 'minutes',
    atMost: mostRosterMinutes[kind],
    peer: `${timed[kind]} by the clock`,
  });
  return [row('new rows', 'fresh'), row('unchanged rows', 'unchanged')];
}
