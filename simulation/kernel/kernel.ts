import type { Random } from './random';
import type { Trace } from './trace';

interface Scheduled {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/**
 * Time and order. Nothing happens but what was scheduled here, one event after the other, each at its moment of
 * virtual time; all promises that one event settles run to their next wait before the next event is taken. So a run
 * depends on its seed and on nothing else.
 */
export class Kernel {
  private readonly queue: Scheduled[] = [];
  private clock: number;
  private scheduled = 0;
  private failure: unknown = null;
  events = 0;

  constructor(
    /** When the story begins, ms since 1970. */
    start: number,
    readonly random: Random,
    readonly trace: Trace,
  ) {
    this.clock = start;
  }

  /** Virtual ms since 1970. */
  now(): number {
    return this.clock;
  }

  /** Runs `act` after `delay` ms of virtual time. */
  schedule(delay: number, act: () => void): void {
    this.push({ at: this.clock + Math.max(0, delay), order: (this.scheduled += 1), act });
  }

  /** Settles after `delay` ms of virtual time. */
  wait(delay: number): Promise<void> {
    return new Promise((resolve) => this.schedule(delay, resolve));
  }

  /** Starts a task that nobody waits for. What it throws ends the run: actors handle what the world does to them. */
  start(task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      this.failure ??= error;
    });
  }

  note(who: string, what: string): void {
    this.trace.add(this.clock, who, what);
  }

  /** Takes events until none is left or the next lies beyond `until` (ms since 1970). */
  async run(until: number): Promise<void> {
    await settle();
    for (;;) {
      if (this.failure !== null) throw this.failure;
      const next = this.queue[0];
      if (next === undefined || next.at > until) break;
      this.pop();
      this.clock = next.at;
      this.events += 1;
      next.act();
      await settle();
    }
    this.clock = Math.max(this.clock, until);
  }

  private before(one: number, other: number): boolean {
    const a = this.queue[one] as Scheduled;
    const b = this.queue[other] as Scheduled;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private push(entry: Scheduled): void {
    let at = this.queue.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private pop(): void {
    const last = this.queue.pop() as Scheduled;
    if (this.queue.length === 0) return;
    this.queue[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.queue.length) return;
      const right = left + 1;
      const child = right < this.queue.length && this.before(right, left) ? right : left;
      if (!this.before(child, at)) return;
      this.swap(child, at);
      at = child;
    }
  }

  private swap(one: number, other: number): void {
    const held = this.queue[one] as Scheduled;
    this.queue[one] = this.queue[other] as Scheduled;
    this.queue[other] = held;
  }
}

/** Lets every promise that can go on go on. The only thing here that touches the real event loop; it takes no time. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
