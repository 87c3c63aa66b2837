import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Reply } from '../../contract/reply';
import type { Answer, Asked } from './messages';

/** The process went before it answered: whether it had its effect, nobody knows. */
class GoneError extends Error {}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The product, as phones reach it: whoever gets no answer asks the same again, as an app does. */
export class Product {
  private child: ChildProcess | null = null;
  private up: Promise<void> = Promise.resolve();
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  /** How long each start took, s. */
  readonly starts: number[] = [];
  kills = 0;

  constructor(private readonly dataDir: string) {}

  start(today?: string): Promise<void> {
    const began = performance.now();
    this.up = new Promise((resolve, reject) => {
      const child = fork(
        join(__dirname, 'city-process.ts'),
        [this.dataDir, ...(today === undefined ? [] : [today])],
        {
          execArgv: ['--import', 'tsx'],
        },
      );
      this.child = child;
      child.on('message', (answer: Answer) => {
        if (!('ready' in answer)) return this.hear(answer);
        this.starts.push(Math.round((performance.now() - began) / 100) / 10);
        resolve();
      });
      child.once('exit', (code) => {
        reject(new Error(`the product ended with ${String(code)}`));
        for (const one of this.waiting.values()) one.reject(new GoneError('the product was killed'));
        this.waiting.clear();
      });
    });
    return this.up;
  }

  /** kill -9, and up again. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // Who asks from now on waits until it is there again.
    this.up = gone.then(() => this.start());
    this.kills += 1;
    child.kill('SIGKILL');
    await gone;
    await this.up;
  }

  async ask<Value>(asked: Asked): Promise<Value> {
    for (;;) {
      await this.up;
      try {
        return (await this.once(asked)) as Value;
      } catch (error) {
        if (!(error instanceof GoneError)) throw error;
      }
    }
  }

  /** A call of a cloud function; throws what it refuses. */
  async call<Data>(name: string, openId: string, data: object): Promise<Data> {
    const reply = await this.ask<Reply<Data>>({ do: 'call', name, data, openId });
    if (reply.ok) return reply.data;
    throw new RefusedError(reply.error.code);
  }

  /** Orderly; once more, it does nothing. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    this.child = null;
    child.send({ id: -1, asked: { do: 'stop' } });
    await gone;
  }

  private once(asked: Asked): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child?.send({ id, asked }, (error) => {
        if (error && this.waiting.delete(id)) reject(new GoneError('the product is gone'));
      });
    });
  }

  private hear(answer: Answer): void {
    const one = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('value' in answer) one?.resolve(answer.value);
    if ('error' in answer) one?.reject(new Error(answer.error));
  }
}

export class RefusedError extends Error {
  constructor(readonly code: string) {
    super(`refused: ${code}`);
  }
}
