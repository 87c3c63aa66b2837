import { readFileSync } from 'node:fs';
import { writeWhole } from '../write-whole';

const dayMs = 86_400_000;
const chinaMs = 8 * 3600_000;
/** The notices' windows are open on this day. */
const firstDay = '2023-11-15';

/** Midnight in China of `YYYY-MM-DD`, in ms since 1970; NaN where there is no such day. */
function midnight(day: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return NaN;
  const utc = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(utc) && new Date(utc).toISOString().slice(0, 10) === day;
  return exists ? utc - chinaMs : NaN;
}

/** The machine's calendar: another day than today's, the time of day runs on as it is. Kept over restarts. */
export class Clock {
  /** One number: {@link shiftMs}, for the threads of functions to read. */
  readonly shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  private readonly cell = new Float64Array(this.shared);

  constructor(
    private readonly file: string,
    today: string | undefined,
  ) {
    const stored = this.stored();
    this.cell[0] = stored ?? 0;
    if (today !== undefined || stored === null) this.setToday(today ?? firstDay);
  }

  get shiftMs(): number {
    return this.cell[0] ?? 0;
  }

  now(): number {
    return Date.now() + this.shiftMs;
  }

  /** The day in China, `YYYY-MM-DD`. */
  today(): string {
    return new Date(this.now() + chinaMs).toISOString().slice(0, 10);
  }

  /** True for `YYYY-MM-DD` of a day that is on the calendar. */
  isDay(day: unknown): boolean {
    return typeof day === 'string' && !Number.isNaN(midnight(day));
  }

  /** Throws RangeError for a text that is no day. */
  setToday(day: string): void {
    const start = midnight(day);
    if (Number.isNaN(start)) throw new RangeError(`no calendar day: ${day}`);
    const realMidnight = Math.floor((Date.now() + chinaMs) / dayMs) * dayMs - chinaMs;
    this.cell[0] = start - realMidnight;
    this.save();
  }

  /** Moves the clock on, e.g. past the end of a countdown. */
  advance(ms: number): void {
    this.cell[0] = this.shiftMs + ms;
    this.save();
  }

  private save(): void {
    writeWhole(this.file, JSON.stringify({ shiftMs: this.shiftMs }));
  }

  private stored(): number | null {
    try {
      return (JSON.parse(readFileSync(this.file, 'utf8')) as { shiftMs: number }).shiftMs;
    } catch {
      return null;
    }
  }
}
