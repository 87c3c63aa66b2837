import { dayInWords, type IsoDay } from '../calendar';
import type { Determination } from '../determination';
import { type Fen, inYuan } from '../money';
import type { NoticeDocument } from '../notice/document';
import { FactSheetError, parseFactSheet } from '../parse-fact-sheet';
import type { Policy } from '../policy';

/**
 * A person of whom the paper says what he pays: its author works that out by hand, before the product says anything. A cover
 * that isn't named isn't held.
 */
export interface TrialCase {
  readonly name: string;
  /** As for `determination.get`; place and year are the notice's where they are not given. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Null where nothing can be paid. */
  readonly payFen: Fen | null;
  readonly coverFrom?: IsoDay;
  readonly coverTo?: IsoDay;
}

export interface TrialResult {
  readonly name: string;
  /** In words, what the paper says and what came, or why nothing could be worked out; empty where both are the same. */
  readonly differences: readonly string[];
}

function amount(value: Fen | null): string {
  return value === null ? '不能缴费' : inYuan(value);
}

function day(value: IsoDay | undefined): string {
  return value === undefined ? '没有待遇' : dayInWords(value);
}

function differencesOf(
  { payFen, coverFrom, coverTo }: TrialCase,
  { payFen: paid, coverage }: Determination,
): readonly string[] {
  const differs = (what: string, wanted: string, got: string): readonly string[] =>
    wanted === got ? [] : [`${what}按通知应是${wanted}，按规则算出${got}`];
  return [
    ...differs('要缴的', amount(payFen), amount(paid)),
    ...(coverFrom === undefined ? [] : differs('待遇开始', day(coverFrom), day(coverage?.from))),
    ...(coverTo === undefined ? [] : differs('待遇结束', day(coverTo), day(coverage?.to))),
  ];
}

function run(
  policy: Pick<Policy, 'determine'>,
  { regions: [region = ''], year }: NoticeDocument,
  trial: TrialCase,
): TrialResult {
  try {
    const sheet = parseFactSheet({ id: 'trial', region, year, ...trial.facts });
    return { name: trial.name, differences: differencesOf(trial, policy.determine(sheet)) };
  } catch (error) {
    const problem = error instanceof FactSheetError ? error.message : '算不出来，请检查各条规则';
    return { name: trial.name, differences: [problem] };
  }
}

/** Runs the trial cases of a notice under a policy that holds it, each with what came otherwise than the paper says. */
export function runTrials(
  policy: Pick<Policy, 'determine'>,
  notice: NoticeDocument,
  cases: readonly TrialCase[],
): readonly TrialResult[] {
  return cases.map((trial) => run(policy, notice, trial));
}
