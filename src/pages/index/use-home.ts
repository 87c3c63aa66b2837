import { useCallback, useEffect, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import type { HomeStatus } from '../../../contract/home';
import { ask } from '../../cloud/cloud';

/** `null` while nothing came yet; `failed` where nothing came at all. */
export type Home = HomeStatus | 'failed' | null;

/**
 * What the server knows of the caller's people, asked once the page stands and whenever it is shown again. What is known
 * stays until something newer comes, also where it doesn't come.
 */
export function useHome(region: string | undefined): readonly [home: Home, again: () => void] {
  const [answer, setAnswer] = useState<{ readonly region?: string; readonly home: Home } | null>(null);
  const again = useCallback(() => {
    const keep = (home: HomeStatus) => setAnswer({ region, home });
    ask('resident', 'home.status', region === undefined ? {} : { region }).then(keep, () =>
      setAnswer((before) =>
        before?.region === region && before?.home ? before : { region, home: 'failed' },
      ),
    );
  }, [region]);
  useEffect(again, [again]);
  useDidShow(again);
  return [answer?.region === region ? (answer?.home ?? null) : null, again];
}
