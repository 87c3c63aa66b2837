import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './outcome';

export interface PoolOptions {
  /** The bundled simulator: `bundleSimulator`. */
  readonly script: string;
  readonly seeds: Iterable<number>;
  readonly trace?: boolean;
  /** At most as many as the machine has cores. */
  readonly threads?: number;
  /** Called as outcomes come in, in whatever order; answers false to stop. */
  readonly onOutcome: (outcome: Outcome) => boolean;
}

/** A story makes much that is thrown away at once: with more room for it, it is seldom looked through. */
const youngGenerationMb = 64;

/** Runs seeds on all cores. Rejects where the simulator itself failed. */
export async function simulateAll(options: PoolOptions): Promise<void> {
  const seeds = options.seeds[Symbol.iterator]();
  const state = { stopped: false };
  const threads = options.threads ?? availableParallelism();
  await Promise.all(Array.from({ length: threads }, () => runWorker(options, seeds, state)));
}

function runWorker(
  options: PoolOptions,
  seeds: Iterator<number>,
  state: { stopped: boolean },
): Promise<void> {
  const worker = new Worker(options.script, {
    eval: true,
    execArgv: ['--enable-source-maps'],
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  const finished = new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const { value, done } = state.stopped ? { value: 0, done: true } : seeds.next();
      if (done === true) resolve();
      else worker.postMessage({ seed: value as number, trace: options.trace ?? false });
    };
    worker.on('error', reject);
    worker.on('message', (outcome: Outcome) => {
      if (!options.onOutcome(outcome)) state.stopped = true;
      next();
    });
    next();
  });
  return finished.finally(() => worker.terminate());
}

/** `count` seeds from `from` on. */
export function* seedRange(from: number, count: number): Generator<number> {
  for (let seed = from; seed < from + count; seed += 1) yield seed;
}
