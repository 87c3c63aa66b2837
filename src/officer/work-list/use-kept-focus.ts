import { useEffect, useRef } from 'react';
import { openerClass } from './move-by-keys';

/** Where the focus goes when what had it is gone: to the row that took its place, or to the first of another page. */
type Wanted = { readonly id: string; readonly at: number } | 'first' | null;

/** Pages that were left stay in the document, before the one that is seen. */
function newest(selector: string): HTMLElement | undefined {
  const found = document.querySelectorAll<HTMLElement>(selector);
  return found[found.length - 1];
}

function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

function focusRow(at: number): void {
  const openers = newest('.work-table')?.querySelectorAll<HTMLElement>(`.${openerClass}`);
  const opener = openers?.[Math.min(at, openers.length - 1)];
  (opener ?? newest('.work-list'))?.focus();
}

/**
 * Keeps the focus in a list whose rows go when they are decided: it goes to the next row, where none is left to the list itself. `ids`
 * of the rows as they are shown; null while they are read.
 */
export function useKeptFocus(ids: readonly string[] | null): {
  readonly noteFocus: (id: string) => void;
  readonly wantFirst: () => void;
} {
  const wanted = useRef<Wanted>(null);
  const shown = ids === null ? null : ids.join(' ');
  useEffect(() => {
    const now = wanted.current;
    if (ids === null || now === null || !isLost()) return;
    if (now === 'first') focusRow(0);
    else if (!ids.includes(now.id)) focusRow(now.at);
    // What is shown says all of the ids.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  return {
    noteFocus: (id) => {
      wanted.current = { id, at: ids?.indexOf(id) ?? 0 };
    },
    wantFirst: () => {
      wanted.current = 'first';
    },
  };
}
