import { type TimerKind, runTimer, timerKinds } from '../../../../server/actions/timer';
import { type PaymentTestServer, startTestServer } from '../../money';

/** What the smallest plans that can hold the product leave to timers without work, a minute (docs/scale.md). */
const mostReads = 33;
const minutes = 60;

const kinds = Object.keys(timerKinds) as TimerKind[];

/** Reads of an hour in which nothing is due, each kind in a warm instance of its own, as in the cloud. */
async function readsOfAnHour(server: PaymentTestServer): Promise<number> {
  const settings = new Map(kinds.map((kind) => [kind, { ...server.settings }]));
  const run = async () => {
    for (const kind of kinds) {
      const cloud = server.cloudFor('', 'timer');
      await runTimer({ ...cloud, settings: settings.get(kind) ?? cloud.settings }, kind);
    }
  };
  await run();
  const before = server.roundTrips;
  for (let minute = 0; minute < minutes; minute += 1) {
    server.pass(60_000);
    await run();
  }
  return server.roundTrips - before;
}

describe('timers with nothing to do', () => {
  it('read the database so seldom that a day of them fits a small plan', async () => {
    const server = await startTestServer();
    // The runs before have made the days' statements, as any day's first ones do.
    await server.minutes(3);
    const reads = (await readsOfAnHour(server)) / minutes;
    expect(reads).toBeLessThanOrEqual(mostReads);
  });
});
