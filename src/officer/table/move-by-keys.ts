/** By which keys one goes down and up a list: vi's, and a keyboard's own. */
const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const typedIn = ['INPUT', 'TEXTAREA', 'SELECT'];

/**
 * Moves the focus to the row after or before the one that has it; where none has it J goes to the first, and an arrow scrolls the page as
 * ever. A key that means nothing here, and one that is typed into a field, is left alone. The tab key goes its own way.
 */
export function moveByKeys(event: KeyboardEvent, rowClass: string): void {
  const step = steps[event.key];
  const { activeElement } = document;
  // Another table of the page has moved it.
  if (event.defaultPrevented) return;
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (activeElement !== null && typedIn.includes(activeElement.tagName)) return;
  const rows = [...document.querySelectorAll<HTMLElement>(`.${rowClass}`)].filter(
    (row) => row.offsetParent !== null || row === activeElement,
  );
  const at = rows.findIndex((row) => row === activeElement);
  if (at === -1 && event.key !== 'j') return;
  const next = at === -1 ? rows[0] : rows[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
