import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { bundle } from '../bundle';
import { CloudError } from '../errors';
import type { Call, FromInstance, InstanceData } from './messages';

export interface InstanceOptions {
  readonly name: string;
  readonly data: InstanceData;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const bootLimitMs = 30_000;
const heapLimitMb = 256;

function executionFailed(message: string): CloudError {
  return new CloudError('FUNCTIONS_EXECUTE_FAIL', message);
}

interface Waiting {
  readonly id: string;
  readonly settle: (outcome: FromInstance | null) => void;
}

/** One instance: a thread with the bundle loaded. After a call that ended badly it is dead and not used again. */
export class Instance {
  alive = true;
  /** Resolves when the bundle is loaded; loading doesn't count as a call's time. */
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private waiting: Waiting | null = null;
  private booted: (problem: string | null) => void = () => undefined;

  constructor(private readonly options: InstanceOptions) {
    this.worker = new Worker(bundle(join(__dirname, 'worker.ts'), 'node'), {
      eval: true,
      workerData: options.data,
      env: { ...options.environment },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heapLimitMb },
    });
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      createInterface({ input: stream }).on('line', (line) => options.log(`[${options.name}] ${line}`));
    }
    this.ready = this.boot();
    this.ready.catch(() => undefined);
    this.worker.on('message', (message: FromInstance) => this.hear(message));
    this.worker.on('error', (error) => this.die(`${options.name} crashed: ${error.message}`));
    this.worker.on('exit', () => this.die(`${options.name} ended in the middle of a call`));
  }

  /** What the function answered, as JSON. Throws the cloud's refusal where it threw, ended, or took too long. */
  async call(call: Call): Promise<string> {
    const outcome = await new Promise<FromInstance | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), call.limitMs);
      const settle = (message: FromInstance | null): void => {
        clearTimeout(timer);
        resolve(message);
      };
      this.waiting = { id: call.id, settle };
      this.worker.postMessage(call);
    });
    this.waiting = null;
    if (outcome === null) {
      await this.end();
      throw executionFailed(`Invoking task timed out after ${call.limitMs / 1000} seconds`);
    }
    if (outcome.kind === 'failed' || outcome.kind === 'unloadable') throw executionFailed(outcome.message);
    return outcome.kind === 'answered' ? outcome.answer : 'null';
  }

  async end(): Promise<void> {
    this.alive = false;
    await this.worker.terminate();
  }

  private boot(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void this.end();
        this.booted(`did not load within ${bootLimitMs / 1000} seconds`);
      }, bootLimitMs);
      this.booted = (problem) => {
        clearTimeout(timer);
        if (problem === null) resolve();
        else reject(executionFailed(`${this.options.name} does not start: ${problem}`));
      };
    });
  }

  private hear(message: FromInstance): void {
    if (message.kind === 'ready') this.booted(null);
    else if (message.kind === 'unloadable') {
      this.booted(message.message);
      void this.end();
    } else if (message.id === this.waiting?.id) this.waiting.settle(message);
  }

  private die(message: string): void {
    if (this.waiting !== null) this.waiting.settle({ kind: 'failed', id: this.waiting.id, message });
    this.alive = false;
    this.booted(message);
  }
}
