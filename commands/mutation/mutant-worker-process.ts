/**
 * Judges mutants one after the other in one process, for jest takes longer to start than most tests take to fail. Told what to
 * ask by its parent ({@link Question}), it answers with {@link Answer}. The parent ends it where it hangs or grows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from 'jest-config';
import TestRunner, { type EmittingTestRunner, type Test } from 'jest-runner';
import Runtime from 'jest-runtime';
import { TestWatcher } from 'jest-watcher';
import { seedRange, simulateAll } from '../../simulation/pool';
import type { Answer, Question } from './mutant-worker';

interface Jest {
  readonly runner: EmittingTestRunner;
  readonly context: Test['context'];
}

async function loadJest(tree: string): Promise<Jest> {
  const config = join(tree, 'commands/mutation/jest.config.cjs');
  const { globalConfig, projectConfig } = await readConfig({ $0: '', _: [], config, ci: true }, tree);
  const context = await Runtime.createContext(projectConfig, { console, maxWorkers: 1, watchman: false });
  return { runner: new TestRunner({ ...globalConfig, silent: true }, {}), context };
}

/** The first test of the file that fails, or why the file doesn't load; empty where all pass. */
function firstFailure({ runner, context }: Jest, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const listening = [
      runner.on('test-file-success', ([, { testResults, testExecError }]) => {
        const failed = testResults.find(({ status }) => status === 'failed');
        resolve(failed?.fullName ?? testExecError?.message ?? '');
      }),
      runner.on('test-file-failure', ([, { message }]) =>
        resolve(message === '' ? 'it does not load' : message),
      ),
    ];
    runner
      .runTests([{ path: file, context }], new TestWatcher({ isWatchMode: false }), { serial: true })
      .catch(reject)
      .finally(() => listening.forEach((stop) => stop()));
  });
}

async function firstFailing(jest: Jest, files: readonly string[]): Promise<string> {
  for (const file of files) {
    const failed = await firstFailure(jest, file);
    if (failed !== '') return failed;
  }
  return '';
}

async function firstViolation(simulator: string, [first, count]: readonly [number, number]): Promise<string> {
  let broken = '';
  await simulateAll({
    script: readFileSync(simulator, 'utf8'),
    threads: 1,
    seeds: seedRange(first, count),
    onOutcome: ({ seed, violations: [violation] }) => {
      if (violation !== undefined) broken = `seed ${seed}: ${violation.invariant}`;
      return violation === undefined;
    },
  });
  return broken;
}

async function main(tree: string): Promise<void> {
  const jest = await loadJest(tree);
  const answer = async (question: Question): Promise<Answer> => {
    process.env.__STRYKER_ACTIVE_MUTANT__ = question.mutant;
    const by =
      question.ask === 'tests'
        ? await firstFailing(jest, question.files)
        : await firstViolation(question.simulator, question.seeds);
    return { by, memoryMb: Math.round(process.memoryUsage().rss / 1e6) };
  };
  process.on('message', (question: Question) => {
    answer(question).then(
      (given) => process.send?.(given),
      (error: unknown) => process.send?.({ by: String(error), memoryMb: 0 } satisfies Answer),
    );
  });
  process.send?.('ready');
}

void main(process.argv[2] ?? '');
