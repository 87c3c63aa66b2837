import { dayInWords, type IsoDay } from '../calendar';
import type { Determination, Status } from '../determination';
import type { FactSheet } from '../fact-sheet';
import { type Fen, inYuan } from '../money';
import { statusName } from '../names';
import type { Policy } from '../policy';

/** What the author of a notice worked out from the paper, before the product says anything. What isn't named isn't held. */
export interface Expected {
  readonly status?: Status;
  readonly payFen?: Fen;
  readonly netFen?: Fen;
  readonly coverFrom?: IsoDay;
  readonly coverTo?: IsoDay;
}

export interface TrialCase {
  readonly name: string;
  readonly sheet: FactSheet;
  readonly expected: Expected;
}

export interface TrialResult {
  readonly name: string;
  readonly determination: Determination;
  /** In words, what was expected and what came; empty for a case that came out as expected. */
  readonly differences: readonly string[];
}

function amount(value: Fen | null): string {
  return value === null ? '没有金额' : inYuan(value);
}

function day(value: IsoDay | undefined): string {
  return value === undefined ? '没有待遇' : dayInWords(value);
}

/** One thing that may be expected, as the answer has it, and how it is said. */
function compared(
  { status, payFen, netFen, coverage }: Determination,
  expected: Expected,
): readonly string[] {
  const differs = <Value>(
    what: string,
    [wanted, got]: readonly [Value | undefined, Value],
    say: (value: Value) => string,
  ): readonly string[] =>
    wanted === undefined || wanted === got ? [] : [`${what}：预计${say(wanted)}，算出来${say(got)}`];
  return [
    ...differs('状态', [expected.status, status], statusName),
    ...differs('要缴', [expected.payFen, payFen], amount),
    ...differs('最后自己出', [expected.netFen, netFen], amount),
    ...differs('待遇开始', [expected.coverFrom, coverage?.from], day),
    ...differs('待遇结束', [expected.coverTo, coverage?.to], day),
  ];
}

/** Runs trial cases under a policy, each with what came out otherwise than expected. */
export function runTrials(policy: Policy, cases: readonly TrialCase[]): readonly TrialResult[] {
  return cases.map(({ name, sheet, expected }) => {
    const determination = policy.determine(sheet);
    return { name, determination, differences: compared(determination, expected) };
  });
}
