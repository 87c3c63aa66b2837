import type { Backlog } from './messages';

/** No look and no message may have been due for longer, at any moment of the evening. */
const mostBacklogMs = 120_000;

/** What was measured of an evening. */
export class Figures {
  private readonly times = new Map<string, number[]>();
  private readonly refusals = new Map<string, number>();
  readonly backlog: (Backlog & { readonly second: number })[] = [];
  private readonly began = performance.now();

  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  /** Runs a step that somebody waits for, and keeps how long it took. */
  async timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      const kept = this.times.get(what) ?? [];
      kept.push(performance.now() - began);
      this.times.set(what, kept);
    }
  }

  refused(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  noteBacklog(backlog: Backlog): void {
    this.backlog.push({ second: Math.round(this.seconds), ...backlog });
  }

  /** The longest that a look and a message were found due, s. */
  get longestSeconds(): { readonly look: number; readonly message: number } {
    const longest = (field: 'oldestLookMs' | 'oldestMessageMs'): number =>
      Math.round(Math.max(0, ...this.backlog.map((one) => one[field])) / 1000);
    return { look: longest('oldestLookMs'), message: longest('oldestMessageMs') };
  }

  get isBacklogHeld(): boolean {
    const { look, message } = this.longestSeconds;
    return Math.max(look, message) * 1000 < mostBacklogMs;
  }

  lines(): readonly string[] {
    return [
      ...[...this.times].map(([what, times]) => {
        const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => `${Math.round(quantile(times, share))}`);
        const rate = (times.length / this.seconds).toFixed(1);
        return `${what.padEnd(28)} ${String(times.length).padStart(6)}  ${rate}/s  p50 ${p50}  p95 ${p95}  p99 ${p99} ms`;
      }),
      ...[...this.refusals].map(([code, count]) => `refused ${code.padEnd(20)} ${String(count).padStart(6)}`),
    ];
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
