import type { Difference, Step } from './difference';
import { readSettledFunction } from './remote';
import type { CloudService } from './service';

/** What repairs work with. */
export interface Hands {
  readonly service: CloudService;
  readonly envId: string;
  readonly say: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The cloud took a function's code and could not make it run; the message says which and why. */
export class FunctionStateError extends Error {
  constructor(name: string, status: string, reasons: string) {
    super(
      `The function ${name} is ${status}${reasons === '' ? '' : `: ${reasons}`}. Usually its packages could not be ` +
        'installed in the cloud. Run the same command again: it takes the function up anew.',
    );
    this.name = 'FunctionStateError';
  }
}

/** Repairs each difference in turn. What is cut off anywhere is seen and taken up by the next run. */
export async function apply(hands: Hands, differences: readonly Difference[]): Promise<void> {
  for (const { what, words, steps } of differences) {
    hands.say(`  ${what}: ${words}`);
    for (const step of steps) await take(hands, step);
  }
}

/** A call that changes something is made once: after a lost answer the next run looks what became of it. */
export async function take({ service, envId, sleep }: Hands, { call, until }: Step): Promise<void> {
  await service.call(call);
  if (until === undefined) return;
  const { status, reasons } = await readSettledFunction({ service, envId, options: { sleep } }, until);
  if (status !== 'Active') throw new FunctionStateError(until, status, reasons);
}
