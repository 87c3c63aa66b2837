import { useEffect } from 'react';
import { moveByKeys } from './move-by-keys';

const onWeb = process.env.TARO_ENV === 'h5';

/** J and K or the arrows go from row to row of a page; `rowClass` is what its rows have in common. Nothing on a phone. */
export function useRowKeys(rowClass: string): void {
  useEffect(() => {
    if (!onWeb) return undefined;
    const listen = (event: KeyboardEvent): void => moveByKeys(event, rowClass);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [rowClass]);
}
