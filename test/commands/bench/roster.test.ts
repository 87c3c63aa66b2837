import { mostRosterMinutes, rosterMinutes } from '../../../commands/bench/roster-figures';

it('a roster of 80,000 rows is worked off in ten minutes where all are new, in two where nothing changed', async () => {
  const minutes = await rosterMinutes();
  expect(mostRosterMinutes).toEqual({ fresh: 10, unchanged: 2 });
  expect(minutes.fresh).toBeLessThanOrEqual(mostRosterMinutes.fresh);
  expect(minutes.unchanged).toBeLessThanOrEqual(mostRosterMinutes.unchanged);
});
