import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { DamagedDatabaseError } from './damage';

/** Whoever waited for the start goes first. */
const unlessSaidMs = 60_000;

/**
 * Looks through a database that is too large to be read before it is used, beside the work and behind it. Once: what is damaged later
 * is found by the next start.
 */
export class DamageWatch {
  private timer: NodeJS.Timeout | null = null;
  private child: ChildProcess | null = null;

  constructor(
    private readonly file: string,
    private readonly log: (line: string) => void,
    private readonly afterMs = unlessSaidMs,
  ) {}

  start(onDamage: (error: DamagedDatabaseError) => void): void {
    this.timer = setTimeout(() => this.look(onDamage), this.afterMs);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private look(onDamage: (error: DamagedDatabaseError) => void): void {
    const child = fork(join(__dirname, 'damage-check.mjs'), [this.file], { execArgv: [] });
    this.child = child;
    let isAnswered = false;
    child.once('message', ({ damage }: { readonly damage: string | null }) => {
      isAnswered = true;
      if (damage !== null) onDamage(new DamagedDatabaseError(this.file, damage, 'running'));
      else this.log(`Every page of ${this.file} was read: no damage.`);
    });
    child.once('exit', (code) => {
      // Not this one where it was stopped.
      if (this.child === child && !isAnswered)
        this.log(`${this.file} could not be checked (${String(code)}).`);
    });
    child.unref();
    child.channel?.unref();
  }
}
