/** Rows that one side puts in and another takes out, so many at most in between: several files are written at once while people come. */
export class RowQueue<Row> implements AsyncIterable<Row> {
  private readonly rows: Row[] = [];
  private isEnded = false;
  private failure: Error | null = null;
  private wakeTaker: (() => void) | null = null;
  private wakeGiver: (() => void) | null = null;

  constructor(private readonly most = 300) {}

  /** Resolves at once while there is room; rejects with what ended the taking side. */
  async put(row: Row): Promise<void> {
    while (this.rows.length >= this.most && this.failure === null) {
      await new Promise<void>((resolve) => (this.wakeGiver = resolve));
    }
    if (this.failure !== null) throw this.failure;
    this.rows.push(row);
    this.wakeTaker?.();
  }

  end(): void {
    this.isEnded = true;
    this.wakeTaker?.();
  }

  fail(error: Error): void {
    this.failure = error;
    this.wakeGiver?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for (;;) {
      for (let at = 0; at < this.rows.length; at += 1) yield this.rows[at] as Row;
      this.rows.length = 0;
      this.wakeGiver?.();
      if (this.isEnded) return;
      await new Promise<void>((resolve) => (this.wakeTaker = resolve));
      this.wakeTaker = null;
    }
  }
}
