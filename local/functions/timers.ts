import type { FunctionHost } from './host';

/** A trigger of seven fields: every so many minutes or hours; other fields are taken as every. */
export function everyMs(cron: string): number {
  const [, minutes = '*', hours = '*'] = cron.trim().split(/\s+/);
  const step = (field: string): number | null => {
    const match = /^\*\/(\d+)$/.exec(field);
    return match === null ? null : Number(match[1]);
  };
  const everyMinutes = step(minutes);
  if (everyMinutes !== null) return everyMinutes * 60_000;
  const everyHours = step(hours);
  if (everyHours !== null) return everyHours * 3_600_000;
  return minutes === '*' ? 60_000 : hours === '*' ? 3_600_000 : 86_400_000;
}

/** Fires the timer triggers of all functions until stopped. */
export class Timers {
  private readonly handles: NodeJS.Timeout[] = [];

  constructor(
    private readonly functions: FunctionHost,
    private readonly log: (line: string) => void,
  ) {}

  start(): void {
    for (const name of this.functions.names()) {
      for (const trigger of this.functions.config(name).triggers ?? []) {
        if (trigger.type !== 'timer') continue;
        const handle = setInterval(() => void this.fire(name, trigger.name), everyMs(trigger.config));
        handle.unref();
        this.handles.push(handle);
      }
    }
  }

  /** Fires a function now; what it answered, or null where it failed (which the log tells). */
  async fire(name: string, trigger: string): Promise<unknown> {
    try {
      const event = { Type: 'Timer', TriggerName: trigger, Time: new Date().toISOString() };
      return await this.functions.invoke(name, event, { openId: '', source: 'wx_trigger' });
    } catch (error) {
      this.log(`[${name}] the timer failed: ${String(error)}`);
      return null;
    }
  }

  stop(): void {
    this.handles.forEach(clearInterval);
  }
}
