import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure } from './failures';
import type { Failure } from './failures';

export type Loading<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'failed'; readonly failure: Failure };

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
  const [answer, setAnswer] = useState<{ readonly question: string; readonly loading: Loading<Data> } | null>(
    null,
  );
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });
  useEffect(() => {
    let wanted = true;
    const show = (loading: Loading<Data>) => wanted && setAnswer({ question, loading });
    loader.current().then(
      (data) => show({ state: 'ready', data }),
      (error: unknown) => show({ state: 'failed', failure: asFailure(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [question]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  const loading: Loading<Data> = answer?.question === question ? answer.loading : { state: 'loading' };
  return { ...loading, again };
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
