import { useSyncExternalStore } from 'react';

export interface ReadableStore<State> {
  get(): State;
  subscribe(listener: () => void): () => void;
}

export interface Store<State> extends ReadableStore<State> {
  set(next: State | ((before: State) => State)): void;
}

/** State that outlives a page: each page of a mini-program is a tree of its own. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      state = typeof next === 'function' ? (next as (before: State) => State)(state) : next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What follows from another store, worked out anew when that one has changed. */
export function deriveStore<Source, State>(
  source: ReadableStore<Source>,
  derive: (from: Source) => State,
): ReadableStore<State> {
  let known: { readonly from: Source; readonly state: State } | null = null;
  return {
    get() {
      const from = source.get();
      if (known === null || known.from !== from) known = { from, state: derive(from) };
      return known.state;
    },
    subscribe: (listener) => source.subscribe(listener),
  };
}

export function useStore<State>(store: ReadableStore<State>): State {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
