import { useEffect, useState } from 'react';

/** From here on there is room for a table, as in the styles of the officers' pages. */
const room = '(min-width: 900px)';

/** A phone has none, and neither has WeChat's window on a computer. */
function asked(): MediaQueryList | null {
  const isWeb = process.env.TARO_ENV === 'h5' && typeof window !== 'undefined';
  return isWeb && typeof window.matchMedia === 'function' ? window.matchMedia(room) : null;
}

/** Whether the page is as wide as a computer's. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(() => asked()?.matches ?? false);
  useEffect(() => {
    const query = asked();
    if (query === null) return undefined;
    const note = (): void => setWide(query.matches);
    query.addEventListener('change', note);
    return () => query.removeEventListener('change', note);
  }, []);
  return isWide;
}
