import { fireEvent } from '@testing-library/react';

/** Types into the field of a page that has this id. */
export function type(id: string, value: string): void {
  const input = document.getElementById(`${id}-input`);
  if (input === null) throw new Error(`no field ${id}`);
  fireEvent.change(input, { target: { value } });
}

export function tap(id: string): void {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`nothing to tap: ${id}`);
  fireEvent.click(element);
}

/** What stands in a part of a page. */
export function words(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
