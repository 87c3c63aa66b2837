import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const toDisk = promisify(fdatasync);

/**
 * Brings what was committed to the disk, for all who wait at once and beside the work: one flush answers for everything that
 * was committed before it began. SQLite's own, at each commit, stops the whole process for its time.
 */
export class Flushes {
  private file: number | null = null;
  private committed = 0;
  private flushed = 0;
  private running: Promise<void> | null = null;

  /** @param log where the database writes commits one behind the other: none is ever there without those before it. */
  constructor(private readonly log: string) {}

  noteCommit(): void {
    this.committed += 1;
  }

  /**
   * Resolves when everything committed until now is on the disk. Rejects where the disk has ever refused: what it didn't take then,
   * it may call written the next time.
   */
  async settled(): Promise<void> {
    const wanted = this.committed;
    while (this.flushed < wanted) {
      this.running ??= this.flush();
      await this.running;
    }
  }

  close(): void {
    const { file } = this;
    if (file === null) return;
    if (this.running === null) closeSync(file);
    else void this.running.catch(() => undefined).then(() => closeSync(file));
  }

  private async flush(): Promise<void> {
    const upTo = this.committed;
    this.file ??= openSync(this.log, 'r+');
    await toDisk(this.file);
    this.flushed = upTo;
    this.running = null;
  }
}
