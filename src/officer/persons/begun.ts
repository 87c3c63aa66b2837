import type { PersonQuery } from '../../../contract/person-file';
import { open } from '../../platform/navigation';
import { randomId } from '../../state/random-id';
import { officerPages } from '../pages';

/** With what the page of a person begins: a search that was typed elsewhere, or somebody whom a list has. */
export type Begun = { readonly region: string } & (
  { readonly query: PersonQuery } | { readonly personId: string }
);

/** In memory alone, and but the last: a number stands in no address and in no storage. */
let held: { readonly key: string; readonly begun: Begun } | null = null;

/** Opens the page of a person with something to begin with; its address says no more than that there is something. */
export function openPerson(begun: Begun): void {
  const key = randomId();
  held = { key, begun };
  open(officerPages.officerPersons, { look: 'file', begun: key });
}

/** What the page with this key begins with, once; null where it was taken, or the program was started anew. */
export function takeBegun(key: string | undefined): Begun | null {
  if (held === null || held.key !== key) return null;
  const { begun } = held;
  held = null;
  return begun;
}
