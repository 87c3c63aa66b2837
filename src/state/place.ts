import { recall, remember } from '../platform/storage';
import { createStore, useStore } from './store';

/** Where the person is to be insured, and how the app learned of it. */
export interface Place {
  readonly region: string;
  /** Only in the record of a scanned poster; nothing about the person. */
  readonly poster?: string;
}

const key = 'place';

function restored(): Place | null {
  const stored = recall(key) as Partial<Place> | undefined;
  return typeof stored?.region === 'string' ? { region: stored.region } : null;
}

export const place = createStore<Place | null>(restored());

export function choosePlace(next: Place): void {
  place.set(next);
  remember(key, next);
}

export function usePlace(): Place | null {
  return useStore(place);
}
