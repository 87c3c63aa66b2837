import { useSyncExternalStore } from 'react';

export interface Store<State> {
  get(): State;
  set(next: State | ((before: State) => State)): void;
  subscribe(listener: () => void): () => void;
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

export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
