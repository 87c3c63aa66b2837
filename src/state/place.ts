import { recall, remember } from '../platform/storage';
import { createStore, useStore } from './store';

/** The place of the first page, and how the app learned of it. What a form asks for one person never changes it. */
export interface Place {
  readonly region: string;
  /** A poster said so: the family's place until someone says otherwise. */
  readonly scanned?: true;
  /** Only in the record of a scanned poster; nothing about the person. */
  readonly poster?: string;
}

const key = 'place';

function restored(): Place | null {
  const stored = recall(key) as Partial<Place> | undefined;
  if (typeof stored?.region !== 'string') return null;
  return { region: stored.region, ...(stored.scanned === true ? { scanned: true } : {}) };
}

export const place = createStore<Place | null>(restored());

function isSame(one: Place | null, other: Place): boolean {
  return one?.region === other.region && one.scanned === other.scanned && one.poster === other.poster;
}

/** What is chosen again changes nothing: no page is drawn anew for it. */
export function choosePlace(next: Place): void {
  if (isSame(place.get(), next)) return;
  place.set(next);
  remember(key, next);
}

export function usePlace(): Place | null {
  return useStore(place);
}
