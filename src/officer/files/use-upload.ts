import { useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { NoAnswer } from '../../cloud/failures';
import type { Failure } from '../../cloud/failures';
import { useAct } from '../../cloud/use-cloud';

/** What is wrong with a line of a file. `line` as the spreadsheet counts: the header is 1. */
export interface LineProblem {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** What came of one part. `taken` are lines or people, `repeated` whether it had been taken before. */
export interface PartOutcome {
  readonly taken: number;
  readonly repeated: boolean;
  readonly problems: readonly LineProblem[];
}

export interface Progress {
  readonly done: number;
  readonly parts: number;
  readonly taken: number;
  /** Parts that had been taken before. */
  readonly repeated: number;
  readonly problems: readonly LineProblem[];
}

export interface Upload<Part> {
  readonly progress: Progress | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly start: (parts: readonly Part[]) => void;
  /** After a failure: from the part that failed. */
  readonly goOn: () => void;
  readonly forget: () => void;
}

const none: Progress = { done: 0, parts: 0, taken: 0, repeated: 0, problems: [] };

function after(before: Progress, { taken, repeated, problems }: PartOutcome): Progress {
  return {
    ...before,
    done: before.done + 1,
    taken: before.taken + taken,
    repeated: before.repeated + (repeated ? 1 : 0),
    problems: [...before.problems, ...problems],
  };
}

/** Every part may be sent any number of times, so one without an answer is simply sent again. */
async function insist<Part>(send: (part: Part) => Promise<PartOutcome>, part: Part): Promise<PartOutcome> {
  try {
    return await send(part);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return send(part);
  }
}

/** A phone that locks its screen puts WeChat to sleep. */
function keepAwake(awake: boolean): void {
  if (process.env.TARO_ENV !== 'h5') void Taro.setKeepScreenOn({ keepScreenOn: awake });
}

/** Sends a long file part by part, shows how far it is, and goes on where it stopped. */
export function useUpload<Part>(send: (part: Part) => Promise<PartOutcome>): Upload<Part> {
  const [progress, setProgress] = useState<Progress | null>(null);
  const reached = useRef(none);
  const parts = useRef<readonly Part[]>([]);
  const act = useAct(async () => {
    keepAwake(true);
    try {
      for (;;) {
        const part = parts.current[reached.current.done];
        if (part === undefined) return;
        reached.current = after(reached.current, await insist(send, part));
        setProgress(reached.current);
      }
    } finally {
      keepAwake(false);
    }
  });
  const begin = (next: readonly Part[]): void => {
    parts.current = next;
    reached.current = { ...none, parts: next.length };
    setProgress(next.length === 0 ? null : reached.current);
  };
  const start = (next: readonly Part[]): void => {
    begin(next);
    act.start();
  };
  return {
    progress,
    busy: act.busy,
    failure: act.failure,
    start,
    goOn: act.start,
    forget: () => begin([]),
  };
}
