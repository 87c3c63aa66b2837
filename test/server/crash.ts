import type { Wire } from '../../server/platform/memory/database';
import type { PaymentTestServer } from './money';

class Dead extends Error {}

/**
 * A function that dies at its `moment`-th half of a round trip (before it takes effect, or after), and stays
 * dead.
 */
function dyingAt(moment: number): { readonly wire: Wire; readonly passed: () => number } {
  let passed = 0;
  const wire: Wire = async () => {
    passed += 1;
    if (passed > moment) throw new Dead();
  };
  return { wire, passed: () => passed };
}

/**
 * Plays one story once without a fault, and once for each moment at which the function can die in `act`.
 * After `recover` (which is what happens anyway: a repeat, the timer) `outcome` must be the same each time.
 * Returns how many deaths it saw.
 */
export async function dieEverywhere<Prepared, Server = PaymentTestServer>(story: {
  readonly prepare: () => Promise<{ readonly server: Server; readonly prepared: Prepared }>;
  readonly act: (server: Server, prepared: Prepared, wire: Wire) => Promise<unknown>;
  readonly recover: (server: Server, prepared: Prepared) => Promise<unknown>;
  readonly outcome: (server: Server, prepared: Prepared) => unknown;
}): Promise<number> {
  const play = async (moment: number): Promise<{ readonly passed: number; readonly outcome: unknown }> => {
    const { server, prepared } = await story.prepare();
    const { wire, passed } = dyingAt(moment);
    await story.act(server, prepared, wire).catch(() => undefined);
    await story.recover(server, prepared);
    return { passed: passed(), outcome: story.outcome(server, prepared) };
  };
  const whole = await play(Number.POSITIVE_INFINITY);
  for (let moment = 0; moment < whole.passed; moment += 1) {
    const { outcome } = await play(moment);
    expect({ diedAt: moment, outcome }).toEqual({ diedAt: moment, outcome: whole.outcome });
  }
  return whole.passed;
}
