import { useEffect, useState } from 'react';
import type { UploadView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { NoAnswer, asFailure } from '../../cloud/failures';
import type { Failure } from '../../cloud/failures';
import { isUnderWay } from './words';

/** A call works for twenty seconds. */
const patienceMs = 60_000;

export interface WorkedOff {
  /** Null before the first answer. */
  readonly view: UploadView | null;
  readonly failure: Failure | null;
  /** From here on by what is known now; what is under way goes on. */
  readonly show: (view: UploadView) => void;
  readonly again: () => void;
}

/** Works an upload off call by call while the page is open, until its officer or somebody else has to decide. */
export function useWorkedOff(uploadId: string): WorkedOff {
  const [view, setView] = useState<UploadView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    const goOn = async (): Promise<void> => {
      for (;;) {
        const next = await insist(uploadId);
        if (!wanted) return;
        setView(next);
        if (!isUnderWay(next)) return;
      }
    };
    goOn().catch((error: unknown) => wanted && setFailure(asFailure(error)));
    return () => {
      wanted = false;
    };
  }, [uploadId, round]);
  const again = (): void => {
    setFailure(null);
    setRound((count) => count + 1);
  };
  const show = (next: UploadView): void => {
    setView(next);
    if (isUnderWay(next)) again();
  };
  return { view, failure, show, again };
}

/** Every call may be made any number of times, so one without an answer is simply made again. */
async function insist(uploadId: string): Promise<UploadView> {
  try {
    return await ask('files', 'uploads.go-on', { uploadId }, patienceMs);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return ask('files', 'uploads.go-on', { uploadId }, patienceMs);
  }
}
