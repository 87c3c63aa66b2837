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

interface Stated extends Pick<Determination, 'payFen'> {
  readonly coverage: { readonly from?: IsoDay | undefined; readonly to?: IsoDay | undefined } | null;
}

/** Of an answer, what a trial case says something of, each under what it is called. */
export function statedIn(
  { coverFrom, coverTo }: TrialCase,
  { payFen, coverage }: Stated,
): readonly (readonly [what: string, words: string])[] {
  return [
    ['要缴的', amount(payFen)],
    ...(coverFrom === undefined ? [] : [['待遇开始', day(coverage?.from)] as const]),
    ...(coverTo === undefined ? [] : [['待遇结束', day(coverage?.to)] as const]),
  ];
}

export function differencesOf(trial: TrialCase, determination: Determination): readonly string[] {
  const got = new Map(statedIn(trial, determination));
  const { payFen, coverFrom, coverTo } = trial;
  return statedIn(trial, { payFen, coverage: { from: coverFrom, to: coverTo } }).flatMap(([what, wanted]) => {
    const came = got.get(what) ?? '';
    return wanted === came ? [] : [`${what}按通知应是${wanted}，按规则算出${came}`];
  });
}

/** What comes of a trial case. Throws where nothing does. */
export function answerTo(
  policy: Pick<Policy, 'determine'>,
  { regions: [region = ''], year }: NoticeDocument,
  trial: TrialCase,
): Determination {
  return policy.determine(parseFactSheet({ id: 'trial', region, year, ...trial.facts }));
}

function run(policy: Pick<Policy, 'determine'>, notice: NoticeDocument, trial: TrialCase): TrialResult {
  try {
    return { name: trial.name, differences: differencesOf(trial, answerTo(policy, notice, trial)) };
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
