import { useState } from 'react';

export interface Chosen {
  readonly ids: readonly string[];
  readonly toggle: (id: string) => void;
  readonly set: (ids: readonly string[]) => void;
}

/** Which of a list are chosen, to be decided together. */
export function useChosen(): Chosen {
  const [ids, set] = useState<readonly string[]>([]);
  const toggle = (id: string): void =>
    set((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return { ids, toggle, set };
}
