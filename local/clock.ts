import { readFileSync, writeFileSync } from 'node:fs';

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3600_000;
/** The notices' windows are open on this day. */
const FIRST_DAY = '2023-11-15';

/** Midnight in China of `YYYY-MM-DD`, in ms since 1970; NaN where there is no such day. */
const midnight = (day: string): number => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return NaN;
  const utc = Date.parse(`${day}T00:00:00Z`);
  return new Date(utc).toISOString().slice(0, 10) === day ? utc - CHINA_MS : NaN;
};

/** The machine's calendar: another day than today's, the time of day runs on as it is. Kept over restarts. */
export class Clock {
  private shift: number;

  constructor(
    private readonly file: string,
    today: string | undefined,
  ) {
    this.shift = this.stored() ?? 0;
    if (today !== undefined || this.stored() === null) this.setToday(today ?? FIRST_DAY);
  }

  get shiftMs(): number {
    return this.shift;
  }

  now(): number {
    return Date.now() + this.shift;
  }

  /** The day in China, `YYYY-MM-DD`. */
  today(): string {
    return new Date(this.now() + CHINA_MS).toISOString().slice(0, 10);
  }

  /** Throws RangeError for a text that is no day. */
  setToday(day: string): void {
    const start = midnight(day);
    if (Number.isNaN(start)) throw new RangeError(`no calendar day: ${day}`);
    const realMidnight = Math.floor((Date.now() + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS;
    this.shift = start - realMidnight;
    this.save();
  }

  /** Moves the clock on, e.g. past the end of a countdown. */
  advance(ms: number): void {
    this.shift += ms;
    this.save();
  }

  private save(): void {
    writeFileSync(this.file, JSON.stringify({ shiftMs: this.shift }));
  }

  private stored(): number | null {
    try {
      return (JSON.parse(readFileSync(this.file, 'utf8')) as { shiftMs: number }).shiftMs;
    } catch {
      return null;
    }
  }
}
