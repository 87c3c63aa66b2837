import type { Determination } from '../determination';
import type { NoticeDocument } from '../notice/document';
import type { Policy } from '../policy';
import { answerTo, differencesOf, statedIn, type TrialCase } from './trial-cases';

type Determining = Pick<Policy, 'determine'>;

/** A trial case that comes out otherwise since something else changed, and not as its paper says. */
export interface ChangedTrial {
  readonly name: string;
  /** `要缴的 40元 → 60元`; null where nothing can be worked out any more. */
  readonly changes: readonly string[] | null;
}

/** The trial cases of a notice under a policy with another version of what it is laid over, against the one before. */
export function changedTrials(
  [before, after]: readonly [Determining, Determining],
  notice: NoticeDocument,
  cases: readonly TrialCase[],
): readonly ChangedTrial[] {
  return cases.flatMap((trial): readonly ChangedTrial[] => {
    const was = answerOrNone(before, notice, trial);
    const is = answerOrNone(after, notice, trial);
    if (was === null) return [];
    if (is === null) return [{ name: trial.name, changes: null }];
    const changes = changesBetween(trial, was, is);
    return changes.length === 0 || differencesOf(trial, is).length === 0
      ? []
      : [{ name: trial.name, changes }];
  });
}

function answerOrNone(policy: Determining, notice: NoticeDocument, trial: TrialCase): Determination | null {
  try {
    const answer = answerTo(policy, notice, trial);
    return answer.status === 'unsupported' ? null : answer;
  } catch {
    return null;
  }
}

function changesBetween(trial: TrialCase, was: Determination, is: Determination): readonly string[] {
  const now = new Map(statedIn(trial, is));
  return statedIn(trial, was).flatMap(([what, words]) => {
    const then = now.get(what) ?? '';
    return words === then ? [] : [`${what} ${words} → ${then}`];
  });
}
