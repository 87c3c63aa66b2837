import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Which mutant acts, and who is asked whether he notices: files of tests one after the other, or seeds of the simulator. */
export type Question = { readonly mutant: string } & (
  | { readonly ask: 'tests'; readonly files: readonly string[] }
  | {
      readonly ask: 'seeds';
      readonly simulator: string;
      readonly seeds: readonly [first: number, count: number];
    }
);

/** `by`: the first test that failed, or the seed and the invariant; empty where nobody noticed. */
export interface Answer {
  readonly by: string;
  readonly memoryMb: number;
}

/** Jest lets go of little of what a file of tests loaded. */
const mostMemoryMb = 2_000;

/** A process that judges mutants in a tree; begun anew where one hangs it, and where it has grown. */
export class MutantWorker {
  private child: ChildProcess | null = null;

  constructor(private readonly tree: string) {}

  /** Null where there was no answer in `mostMs`, or the process died of it. */
  async ask(question: Question, mostMs: number): Promise<Answer | null> {
    const child = this.child ?? (await this.begin());
    const answer = await new Promise<Answer | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), mostMs);
      const settle = (given: Answer | null): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(given);
      };
      child.once('message', (given) => settle(given as Answer));
      child.once('exit', () => settle(null));
      child.send(question);
    });
    if (answer === null || answer.memoryMb > mostMemoryMb) this.dismiss();
    return answer;
  }

  dismiss(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private begin(): Promise<ChildProcess> {
    const child = fork(join(this.tree, 'commands/mutation/mutant-worker-process.ts'), [this.tree], {
      cwd: this.tree,
      execArgv: ['--import', 'tsx'],
      stdio: 'ignore',
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      child.once('message', () => {
        child.removeAllListeners();
        resolve(child);
      });
      child.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it began`)));
    });
  }
}
