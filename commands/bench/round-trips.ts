import type { Wire } from '../../server/platform/memory';

/**
 * Counts what a database is asked for: every operation, a transaction's start and end with them, and how often somebody waits:
 * reads that are sent at once are waited for together. No clock: the figures are the same on any machine.
 */
export class RoundTrips {
  operations = 0;
  waits = 0;
  private turn: Promise<void> | null = null;

  readonly wire: Wire = async (_trip, when) => {
    if (when === 'after') return;
    this.operations += 1;
    // All that could be sent has been sent before the event loop turns.
    this.turn ??= new Promise((resolve) => {
      setImmediate(() => {
        this.turn = null;
        this.waits += 1;
        resolve();
      });
    });
    await this.turn;
  };
}
