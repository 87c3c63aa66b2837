import type { Faults } from './faults';
import type { Kernel } from './kernel';
import {
  MemoryStore,
  type OpenTransaction,
  type PendingWrite,
  type RoundTrip,
  type Wire,
} from '../../server/platform/memory';
import type { PlainDocument } from '../../server/platform';

/** Functions are killed after this long (ms), in the middle of whatever they do. */
export const functionTimeLimit = 20_000;

/** The cloud rolls an abandoned transaction back after this long (ms); until then it holds its documents. */
const transactionLifetime = 30_000;

/** The store, and who began which transaction: those of a dead function hold their documents for a while. */
export class SimulatedStore extends MemoryStore {
  private opener: OpenTransaction[] = [];
  /** Hears of each write once it took effect, with the document as it was. */
  onWrite: (write: PendingWrite, before: PlainDocument | null) => void = () => undefined;

  openFor(opener: OpenTransaction[]): void {
    this.opener = opener;
  }

  override begin(): OpenTransaction {
    const transaction = super.begin();
    this.opener.push(transaction);
    return transaction;
  }

  override commit(writes: readonly PendingWrite[]): void {
    const before = writes.map(({ collection, id }) => this.read(collection, id));
    super.commit(writes);
    for (const [at, write] of writes.entries()) this.onWrite(write, before[at] ?? null);
  }
}

export class ConnectionLostError extends Error {
  constructor(label: string) {
    super(`the connection was lost at ${label}`);
    this.name = 'ConnectionLostError';
  }
}

/** What the faults of one run did, for the summary. */
export interface CallStatistics {
  crashes: number;
  calls: number;
  roundTrips: number;
}

/** The faults injected now: they may change while a run goes on (the faults stop before the end, so that all can settle). */
export interface FaultInjection {
  faults: Faults;
}

/** What all calls share. */
export interface Host {
  readonly kernel: Kernel;
  readonly injection: FaultInjection;
  readonly statistics: CallStatistics;
  readonly store: SimulatedStore;
}

/**
 * One call of one cloud function. Every round trip it makes goes through here, and here it is delayed, cut, told lies
 * about the outcome, or killed for good.
 */
export class Invocation {
  private alive = true;
  private readonly begun: OpenTransaction[] = [];
  private onDeath: () => void = () => undefined;

  constructor(
    private readonly host: Host,
    readonly name: string,
  ) {
    host.statistics.calls += 1;
    host.kernel.schedule(functionTimeLimit, () => this.die('its time is up'));
  }

  /** Settles when the function died; never, if it came to its end. */
  death(): Promise<void> {
    return new Promise((resolve) => {
      this.onDeath = resolve;
    });
  }

  /** The function came to its end: what is still on its way no longer matters, and its transactions run out. */
  finish(): void {
    this.alive = false;
    this.abandonTransactions();
  }

  /** The database's wire. */
  readonly wire: Wire = async (trip, when) => {
    const label = describe(trip);
    if (when === 'after') return this.inbound(label, () => new ConnectionLostError(label));
    await this.outbound(label, () => new ConnectionLostError(label));
    // The store begins the transaction right after this, before any other event.
    if (trip.operation === 'begin') this.host.store.openFor(this.begun);
  };

  /** A round trip to another service (WeChat): `act` is what happens over there. */
  async roundTrip<Result>(label: string, act: () => Result, lost: () => Error): Promise<Result> {
    await this.outbound(label, lost);
    const result = act();
    await this.inbound(label, lost);
    return result;
  }

  private async outbound(label: string, lost: () => Error): Promise<void> {
    await this.live(this.host.injection.faults.crash / 2, `before ${label}`);
    this.host.statistics.roundTrips += 1;
    await this.host.kernel.wait(this.latency());
    await this.live(0, label);
    if (this.host.kernel.random.chance(this.host.injection.faults.lostRequest)) {
      this.host.kernel.note(this.name, `✗ ${label}: request lost`);
      throw lost();
    }
    this.host.kernel.note(this.name, label);
  }

  private async inbound(label: string, lost: () => Error): Promise<void> {
    await this.live(this.host.injection.faults.crash / 2, `after ${label}`);
    const { random } = this.host.kernel;
    if (random.chance(this.host.injection.faults.silence)) {
      this.host.kernel.note(this.name, `✗ ${label}: done, and no answer ever`);
      await never();
    }
    await this.host.kernel.wait(this.latency());
    await this.live(0, label);
    if (random.chance(this.host.injection.faults.lostReply)) {
      this.host.kernel.note(this.name, `✗ ${label}: done, reply lost`);
      throw lost();
    }
  }

  /** Goes on only while the function lives; kills it with the given probability. */
  private async live(crash: number, where: string): Promise<void> {
    if (this.alive && this.host.kernel.random.chance(crash)) {
      this.host.statistics.crashes += 1;
      this.die(where);
    }
    if (!this.alive) await never();
  }

  private die(why: string): void {
    if (!this.alive) return;
    this.alive = false;
    this.host.kernel.note(this.name, `† ${why}`);
    this.abandonTransactions();
    this.onDeath();
  }

  private abandonTransactions(): void {
    for (const transaction of this.begun) {
      this.host.kernel.schedule(transactionLifetime, () => this.host.store.end(transaction));
    }
  }

  /** Mostly a few ms; enough spread that any two calls may pass each other. */
  private latency(): number {
    const { random } = this.host.kernel;
    if (random.chance(this.host.injection.faults.slow)) return random.between(500, 8_000);
    return random.chance(0.1) ? random.between(30, 400) : random.between(1, 25);
  }
}

/** One for each who waits: a promise that all wait for would hold what they hold, story after story. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

function describe({ operation, collection, id }: RoundTrip): string {
  return [operation, collection, id].filter((part) => part !== undefined).join(' ');
}
