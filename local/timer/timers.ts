import type { FunctionHost } from '../functions/host';
import { parseCron } from './cron';

interface Trigger {
  readonly functionName: string;
  readonly name: string;
  readonly isDue: (ms: number) => boolean;
}

const looksEveryMs = 500;
/** After a jump of the calendar only the last seconds count: nobody wants a month of timers at once. */
const longestLookBackMs = 3000;

/** The cloud would have fired them while this machine started; more than one of each would do nothing more. */
const missedAtStartMs = 60_000;

/** No function has a timer of that name. */
export class NoTimerError extends Error {
  constructor(readonly known: readonly string[]) {
    super(`no such timer; there are: ${known.join(', ') || 'none'}`);
    this.name = 'NoTimerError';
  }
}

/** Fires the functions' timer triggers by the calendar of this machine. */
export class Timers {
  private readonly triggers: readonly Trigger[];
  private handle: NodeJS.Timeout | undefined;
  private seenUntil: number;

  constructor(
    private readonly functions: FunctionHost,
    private readonly now: () => number,
    private readonly log: (line: string) => void,
  ) {
    this.seenUntil = now();
    this.triggers = functions.names().flatMap((functionName) =>
      functions.config(functionName).triggers.map(({ name, config }) => ({
        functionName,
        name,
        isDue: parseCron(config),
      })),
    );
  }

  /** From now on by the calendar; what was due in the minute before is fired at once. */
  start(): void {
    const now = this.now();
    const missed = this.dueWithin(now - missedAtStartMs, now);
    for (const trigger of new Set(missed)) this.callApart(trigger);
    this.seenUntil = now;
    this.handle = setInterval(() => this.look(), looksEveryMs);
    this.handle.unref();
  }

  stop(): void {
    clearInterval(this.handle);
  }

  /** Fires all timers of a function now, or all there are; what each answered. Throws {@link NoTimerError}. */
  async fire(functionName?: string): Promise<readonly unknown[]> {
    const fired = this.triggers.filter(
      (one) => functionName === undefined || one.functionName === functionName,
    );
    if (fired.length === 0)
      throw new NoTimerError([...new Set(this.triggers.map((one) => one.functionName))]);
    return Promise.all(fired.map((trigger) => this.call(trigger)));
  }

  private look(): void {
    const until = this.now();
    const from = Math.max(this.seenUntil, until - longestLookBackMs);
    this.seenUntil = until;
    for (const trigger of this.dueWithin(from, until)) this.callApart(trigger);
  }

  /** Each as often as it was due after the one moment, up to the other (ms). */
  private dueWithin(from: number, until: number): readonly Trigger[] {
    const due: Trigger[] = [];
    for (let second = Math.floor(from / 1000) + 1; second * 1000 <= until; second += 1) {
      due.push(...this.triggers.filter(({ isDue }) => isDue(second * 1000)));
    }
    return due;
  }

  private callApart(trigger: Trigger): void {
    this.call(trigger).catch((error: unknown) => this.log(`[${trigger.functionName}] ${String(error)}`));
  }

  private call({ functionName, name }: Trigger): Promise<unknown> {
    const event = { Type: 'Timer', TriggerName: name, Time: new Date(this.now()).toISOString(), Message: '' };
    return this.functions.invoke(functionName, event, { openId: '', source: 'wx_trigger' });
  }
}
