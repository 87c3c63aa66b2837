import { useEffect, useState } from 'react';
import { type Failure, NoAnswer, asFailure } from '../cloud/failures';

/** How long a page waits for a call that works in the cloud for twenty seconds. */
export const patienceMs = 60_000;

export interface GoingOn<View> {
  /** Null before the first answer. */
  readonly view: View | null;
  readonly failure: Failure | null;
  /** From here on by what is known now. */
  readonly setView: (view: View) => void;
  readonly again: () => void;
}

/**
 * Goes on with some work in the cloud call by call while the page is open; the timer does so too when it is closed. `goOn` may be called any
 * number of times; both functions have to stay the same from one drawing to the next.
 */
export function useGoingOn<View>(
  id: string,
  goOn: (id: string) => Promise<View>,
  isUnderWay: (view: View) => boolean,
): GoingOn<View> {
  const [view, setView] = useState<View | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    const run = async (): Promise<void> => {
      for (;;) {
        const next = await insist(() => goOn(id));
        if (!wanted) return;
        setView(next);
        if (!isUnderWay(next)) return;
      }
    };
    run().catch((error: unknown) => wanted && setFailure(asFailure(error)));
    return () => {
      wanted = false;
    };
  }, [id, goOn, isUnderWay, round]);
  const again = (): void => {
    setFailure(null);
    setRound((count) => count + 1);
  };
  return { view, failure, setView, again };
}

/** A call without an answer is simply made again. */
async function insist<View>(goOn: () => Promise<View>): Promise<View> {
  try {
    return await goOn();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return goOn();
  }
}
