/** What has the focus in a row: it opens it. */
export const openerClass = 'work-table__open';

const typedIn = ['INPUT', 'TEXTAREA', 'SELECT'];

/** By which keys one goes from row to row: the keyboard's own, and vi's. */
const goesTo: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  j: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  k: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

interface Pressed {
  readonly key: string;
  readonly target: HTMLElement;
  readonly table: HTMLElement;
}

/** Whether the key went to another row; one that is typed into a field, or pressed within an opened row, does not. */
export function movesTo({ key, target, table }: Pressed): boolean {
  const openers = [...table.querySelectorAll<HTMLElement>(`.${openerClass}`)];
  const row = target.closest('[data-row]');
  const at = openers.findIndex((one) => row?.contains(one));
  const next = goesTo[key];
  if (next === undefined || at === -1 || typedIn.includes(target.tagName)) return false;
  openers[next(at, openers.length - 1)]?.focus();
  return true;
}
