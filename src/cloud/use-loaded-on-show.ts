import { useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { useLoaded } from './use-cloud';
import type { Loading } from './use-cloud';

/**
 * {@link useLoaded} for a page whose content may have changed while another page lay above it: asks anew whenever it is
 * shown again, and shows what it has until the answer comes. The first show is the first load. Where `instead` answers true
 * it is not asked: the page then does something that asks anew once it is done.
 */
export function useLoadedOnShow<Data>(
  key: string,
  load: () => Promise<Data>,
  instead: () => boolean = () => false,
): Loading<Data> & { readonly again: () => void } {
  const [returns, setReturns] = useState(0);
  const firstShow = useRef(true);
  const [last, setLast] = useState<{ readonly key: string; readonly data: Data } | null>(null);
  useDidShow(() => {
    const first = firstShow.current;
    firstShow.current = false;
    if (!first && !instead()) setReturns((count) => count + 1);
  });
  const loading = useLoaded(`${key} ${returns}`, async () => {
    const data = await load();
    setLast({ key, data });
    return data;
  });
  if (loading.state !== 'loading' || last?.key !== key) return loading;
  return { state: 'ready', data: last.data, again: loading.again };
}
