import { useEffect, useState } from 'react';
import type { LevyListView } from '../../../contract/levy-lists';
import { ask } from '../../cloud/cloud';
import { type Failure, NoAnswer, asFailure } from '../../cloud/failures';

/** A call works for twenty seconds. */
const patienceMs = 60_000;

interface GoneOn {
  /** Null before the first answer. */
  readonly view: LevyListView | null;
  readonly failure: Failure | null;
  readonly again: () => void;
}

/** Goes on with a list call by call while the page is open; the cloud does so too when it is closed. */
export function useLevyList(levyListId: string): GoneOn {
  const [view, setView] = useState<LevyListView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    const goOn = async (): Promise<void> => {
      for (;;) {
        const next = await insist(levyListId);
        if (!wanted) return;
        setView(next);
        if (next.state === 'done') return;
      }
    };
    goOn().catch((error: unknown) => wanted && setFailure(asFailure(error)));
    return () => {
      wanted = false;
    };
  }, [levyListId, round]);
  const again = (): void => {
    setFailure(null);
    setRound((count) => count + 1);
  };
  return { view, failure, again };
}

/** Every call may be made any number of times, so one without an answer is simply made again. */
async function insist(levyListId: string): Promise<LevyListView> {
  try {
    return await ask('files', 'levy-lists.go-on', { levyListId }, patienceMs);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return ask('files', 'levy-lists.go-on', { levyListId }, patienceMs);
  }
}
