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
    await oneAfterTheOther(() => this.takeNext(until));
    this.clock = Math.max(this.clock, until);
  }

  /** Whether there was an event to take. */
  private takeNext(until: number): boolean {
    if (this.failure !== null) throw this.failure;
    const next = this.queue[0];
    if (next === undefined || next.at > until) return false;
    this.pop();
    this.clock = next.at;
    this.events += 1;
    next.act();
    return true;
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

/** A turn of the event loop asks the operating system, which takes longer than most steps do. */
const stepsInOneTurn = 64;

/**
 * Takes steps until one answers false, each after every promise that can go on has gone on: Node drains them between the
 * immediates of one turn. The only thing here that touches the real event loop; it takes no virtual time.
 */
function oneAfterTheOther(step: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let over = false;
    const take = (): void => {
      if (over) return;
      try {
        if (step()) return;
        resolve();
      } catch (error) {
        reject(error as Error);
      }
      over = true;
    };
    const turn = (): void => {
      for (let steps = 0; steps < stepsInOneTurn; steps += 1) setImmediate(take);
      setImmediate(() => {
        if (!over) turn();
      });
    };
    turn();
  });
}
