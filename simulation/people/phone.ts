import type { Reply } from '../../contract/reply';
import type { World } from '../world';

/** The phone died in someone's hand: all that it had not stored is forgotten. */
export class PhoneDied extends Error {
  constructor() {
    super('the phone died');
    this.name = 'PhoneDied';
  }
}

/** What a phone keeps when it dies. */
export interface Storage {
  /** The order in hand, stored before it was sent. */
  pending: StoredOrder | null;
  /** The payment's other orders, each for another merchant: stored with the first, sent one after the other. */
  waiting: StoredOrder[];
  /** Orders that came to their end. */
  readonly finished: string[];
}

export interface StoredOrder {
  readonly orderId: string;
  readonly request: object;
}

/** A phone on a moving train: calls get lost on their way out or on their way back, and now and then it dies. */
export class Phone {
  readonly storage: Storage = { pending: null, waiting: [], finished: [] };

  constructor(
    private readonly world: World,
    readonly openId: string,
  ) {}

  /** Null where nothing came back, whatever happened over there. Throws {@link PhoneDied}. */
  async ask(action: string, request: object): Promise<Reply<unknown> | null> {
    this.mayDie();
    const { kernel, injection } = this.world;
    const { random } = kernel;
    await kernel.wait(random.between(20, 600));
    if (random.chance(injection.faults.deadZone / 2)) {
      kernel.note(this.openId, `✗ ${action}: no signal`);
      await kernel.wait(random.between(1_000, 15_000));
      return null;
    }
    const answer = this.world.ask('resident', this.openId, action, request);
    if (random.chance(injection.faults.deadZone / 2)) {
      kernel.note(this.openId, `✗ ${action}: sent, and the signal is gone`);
      await kernel.wait(random.between(100, 15_000));
      this.mayDie();
      return null;
    }
    const reply = await answer;
    await kernel.wait(random.between(20, 600));
    this.mayDie();
    return reply;
  }

  mayDie(): void {
    const { kernel, injection } = this.world;
    if (!kernel.random.chance(injection.faults.phoneDies / 4)) return;
    kernel.note(this.openId, '† the phone dies');
    throw new PhoneDied();
  }
}
