import { parentPort } from 'node:worker_threads';
import { runSeed } from './run';

/** One seed at a time: a number in, its outcome out. */
parentPort?.on('message', ({ seed, trace }: { readonly seed: number; readonly trace: boolean }) => {
  runSeed(seed, trace).then(
    (outcome) => parentPort?.postMessage(outcome),
    (error: unknown) => {
      throw error;
    },
  );
});
