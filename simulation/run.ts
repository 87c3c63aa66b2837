import { entries } from './entries';
import { withoutMachine } from './guard';
import { violationsOf } from './invariants/all';
import { drawFaults } from './kernel/faults';
import type { Outcome, Violation } from './outcome';
import { noteWhatIsLeft } from './reached-in-the-end';
import { playStory } from './story';
import { World } from './world';

/** Plays one seed from its first draw to the last invariant. The same seed always comes to the same outcome. */
export function runSeed(seed: number, keepTrace = false): Promise<Outcome> {
  return withoutMachine(async () => {
    const world = new World(seed, keepTrace, drawFaults, entries);
    const violations = await play(world);
    noteWhatIsLeft(world);
    for (const { invariant, detail } of violations) world.kernel.note('VIOLATION', `${invariant}: ${detail}`);
    return {
      seed,
      orders: world.store.snapshot('orders').length,
      crashes: world.statistics.crashes,
      calls: world.statistics.calls,
      events: world.kernel.events,
      violations,
      reached: world.reached.counts,
      digest: world.trace.digest,
      trace: world.trace.lines,
    };
  });
}

/** A story that cannot be told to its end breaks an invariant too. */
async function play(world: World): Promise<readonly Violation[]> {
  try {
    await playStory(world);
    return [...world.monitor.violations, ...violationsOf(world)];
  } catch (error) {
    const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    return [{ invariant: 'the story comes to its end', detail }];
  }
}
