import { createStore } from './store';

/** A place that was picked for something other than the calculator; `purpose` says for what. */
export interface Picked {
  readonly purpose: string;
  readonly region: string;
}

export const picked = createStore<Picked | null>(null);

/** Whether there is something for {@link takePicked} to find. */
export function isPicked(purpose: string): boolean {
  return picked.get()?.purpose === purpose;
}

/** What was picked for this purpose, once: the second call finds nothing. */
export function takePicked(purpose: string): string | null {
  const found = picked.get();
  if (found?.purpose !== purpose) return null;
  picked.set(null);
  return found.region;
}
