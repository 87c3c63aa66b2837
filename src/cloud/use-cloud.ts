import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure } from './failures';
import type { Failure } from './failures';

export type Loading<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'failed'; readonly failure: Failure };

interface Answer<Data> {
  readonly key: string;
  readonly question: string;
  readonly loading: Loading<Data>;
}

/** While the same is asked once more, what was there stays, and with it what someone has begun to type beside it. */
function shown<Data>(answer: Answer<Data> | null, key: string, question: string): Loading<Data> {
  if (answer?.question === question) return answer.loading;
  return answer?.key === key && answer.loading.state === 'ready' ? answer.loading : { state: 'loading' };
}

/**
 * Loads what a page shows: `loading`, then `ready` or `failed`; `again` asks once more. An answer that comes after a
 * newer question, or after the page is gone, is dropped. `key` names what is asked; another key asks anew.
 */
export function useLoaded<Data>(
  key: string,
  load: () => Promise<Data>,
): Loading<Data> & { readonly again: () => void } {
  const [round, setRound] = useState(0);
  const question = `${round} ${key}`;
  const [answer, setAnswer] = useState<Answer<Data> | null>(null);
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });
  useEffect(() => {
    let wanted = true;
    const show = (loading: Loading<Data>) => wanted && setAnswer({ key, question, loading });
    loader.current().then(
      (data) => show({ state: 'ready', data }),
      (error: unknown) => show({ state: 'failed', failure: asFailure(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [key, question]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  return { ...shown(answer, key, question), again };
}

/** An act that is under way at most once at a time: `busy` while it is, `failure` if it went wrong. */
export function useAct<Arguments extends readonly unknown[]>(
  act: (...given: Arguments) => Promise<void>,
): {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly start: (...given: Arguments) => void;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const under = useRef(false);
  const start = (...given: Arguments): void => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setFailure(null);
    act(...given)
      .catch((error: unknown) => setFailure(asFailure(error)))
      .finally(() => {
        under.current = false;
        setBusy(false);
      });
  };
  return { busy, failure, start };
}
