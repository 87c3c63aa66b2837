import type { Documents } from '../../server/platform/cloud';
import { MemoryDatabase } from '../../server/platform/memory/database';
import { noFaults, type Faults } from '../../simulation/kernel/faults';
import { ConnectionLostError, Invocation, SimulatedStore } from '../../simulation/kernel/invocation';
import { Kernel } from '../../simulation/kernel/kernel';
import { Random } from '../../simulation/kernel/random';
import { Trace } from '../../simulation/kernel/trace';

const midnight = Date.parse('2023-12-24T16:00:00Z');

function world(seed: number, faults: Partial<Faults> = {}) {
  const trace = new Trace(true);
  const kernel = new Kernel(midnight, new Random(seed), trace);
  const store = new SimulatedStore([{ name: 'counters', indexes: [] }]);
  const statistics = { crashes: 0, calls: 0, roundTrips: 0 };
  const injection = { faults: { ...noFaults, ...faults } };
  const connect = (name: string): MemoryDatabase =>
    new MemoryDatabase(store, new Invocation({ kernel, injection, statistics, store }, name).wire);
  return { kernel, trace, store, statistics, injection, connect };
}

function counter(count: number) {
  return { _id: 'c', count, expiresAt: 0 };
}
async function addOne(tx: Documents): Promise<void> {
  const held = await tx.get('counters', 'c');
  await tx.put('counters', counter((held?.count ?? 0) + 1));
}

describe('virtual time', () => {
  test('events happen in the order of their moments, those of one moment in the order they were set', async () => {
    const { kernel } = world(1);
    const seen: string[] = [];
    kernel.schedule(50, () => seen.push(`late at ${kernel.now() - midnight}`));
    kernel.schedule(10, () => seen.push('first'));
    kernel.schedule(10, () => seen.push('second'));
    await kernel.run(midnight + 1000);
    expect(seen).toEqual(['first', 'second', 'late at 50']);
    expect(kernel.now()).toBe(midnight + 1000);
  });

  test('what lies beyond the end of a run waits for the next', async () => {
    const { kernel } = world(1);
    let rang = false;
    kernel.schedule(2000, () => (rang = true));
    await kernel.run(midnight + 1999);
    expect(rang).toBe(false);
    await kernel.run(midnight + 2000);
    expect(rang).toBe(true);
  });

  test('an actor that throws ends the run with its error', async () => {
    const { kernel } = world(1);
    kernel.start(async () => {
      await kernel.wait(5);
      throw new Error('a mistake in the model');
    });
    await expect(kernel.run(midnight + 10)).rejects.toThrow('a mistake in the model');
  });
});

describe('one seed, one story', () => {
  const story = async (seed: number): Promise<readonly string[]> => {
    const { kernel, trace, connect } = world(seed, { crash: 0.05, lostReply: 0.05, slow: 0.2 });
    for (let caller = 0; caller < 6; caller += 1) {
      kernel.start(async () => {
        await kernel.wait(kernel.random.between(0, 100));
        await connect(`caller ${caller}`)
          .transaction(addOne)
          .catch(() => undefined);
      });
    }
    await kernel.run(midnight + 60_000);
    return trace.lines;
  };

  test('the same seed tells the same story twice', async () => {
    expect(await story(7)).toEqual(await story(7));
  });

  test('another seed tells another', async () => {
    expect(await story(7)).not.toEqual(await story(8));
  });
});

describe('what faults do', () => {
  test('a lost request has no effect and fails', async () => {
    const { kernel, store, connect } = world(1, { lostRequest: 1 });
    const failed = connect('f').insert('counters', counter(1));
    await Promise.all([expect(failed).rejects.toThrow(ConnectionLostError), kernel.run(midnight + 1000)]);
    expect(store.snapshot('counters')).toEqual([]);
  });

  test('a lost reply has its effect and fails all the same', async () => {
    const { kernel, store, connect } = world(1, { lostReply: 1 });
    const failed = connect('f').insert('counters', counter(1));
    await Promise.all([expect(failed).rejects.toThrow(ConnectionLostError), kernel.run(midnight + 1000)]);
    expect(store.snapshot('counters')).toEqual([counter(1)]);
  });

  test('a dead function never goes on, and is counted', async () => {
    const { kernel, statistics, connect } = world(1, { crash: 2 });
    let wentOn = false;
    connect('f')
      .insert('counters', counter(1))
      .finally(() => (wentOn = true));
    await kernel.run(midnight + 60_000);
    expect(wentOn).toBe(false);
    expect(statistics.crashes).toBe(1);
  });

  test('a dead function holds what its transaction wrote for thirty seconds, then releases it', async () => {
    const { kernel, store, connect, injection } = world(1);
    const dead = connect('dead');
    void dead.transaction(async (tx) => {
      await tx.put('counters', counter(9));
      injection.faults = { ...noFaults, crash: 2 };
      await tx.get('counters', 'c');
    });
    await kernel.run(midnight + 10_000);
    injection.faults = noFaults;
    const other = store.begin();
    expect(store.heldByOther(other, 'counters', 'c')).toBe(true);
    await kernel.run(midnight + 40_000);
    expect(store.heldByOther(other, 'counters', 'c')).toBe(false);
    expect(store.snapshot('counters')).toEqual([]);
  });

  test('a function is killed when its time is up', async () => {
    const { kernel, connect } = world(1);
    const database = connect('slow');
    let wentOn = false;
    kernel.start(async () => {
      await kernel.wait(20_001);
      await database.get('counters', 'c');
      wentOn = true;
    });
    await kernel.run(midnight + 60_000);
    expect(wentOn).toBe(false);
  });

  test('transactions that meet on one document all count, however they interleave', async () => {
    const { kernel, store, connect } = world(3, { slow: 0.05 });
    const done = Array.from({ length: 4 }, (_, at) => connect(`caller ${at}`).transaction(addOne));
    await Promise.all([kernel.run(midnight + 300_000), Promise.all(done)]);
    expect(store.snapshot('counters')).toEqual([counter(4)]);
  });
});
