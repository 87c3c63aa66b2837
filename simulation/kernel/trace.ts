/** What happened, in order: the readable story of one seed. Keeps nothing but a digest unless asked to. */
export class Trace {
  readonly lines: string[] = [];
  private hash = 0x811c9dc5;

  constructor(private readonly keep: boolean) {}

  /** `time` is ms since 1970; shown as the China day and clock. */
  add(time: number, who: string, what: string): void {
    this.mix(`${time} ${who} ${what}`);
    if (this.keep) this.lines.push(`${chinaClock(time)}  ${who.padEnd(26)} ${what}`);
  }

  /** The same for the same story, whether or not the lines were kept. */
  get digest(): string {
    return (this.hash >>> 0).toString(16).padStart(8, '0');
  }

  private mix(text: string): void {
    let hash = this.hash;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    this.hash = hash;
  }
}

/** `2023-12-25 23:59:58.120`, in China. */
export function chinaClock(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
}
