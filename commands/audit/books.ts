import type { CollectionName, Collections } from '../../server/schema';

/** What is audited: everything stored, read from its start to its end in the order of `_id`. */
export interface Books {
  all<Name extends CollectionName>(collection: Name): AsyncIterable<Collections[Name]>;
  /** When it was read, ms: what ends by itself is over then. */
  readonly readAt: number;
}

/** Something that doesn't agree with something else. */
export interface Disagreement {
  /** What should hold. */
  readonly rule: string;
  /** Ids and figures. */
  readonly detail: string;
  /** What whoever runs the product does about it. */
  readonly remedy: string;
}

/** Rules that share what to do where one of them doesn't hold. */
export type Disagree = (rule: string, detail: string) => void;

/** Collects what disagrees under one remedy. */
export function collector(found: Disagreement[], remedy: string): Disagree {
  return (rule, detail) => void found.push({ rule, detail, remedy });
}

/** The value under a key, made where there is none. */
export function held<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

export function addTo<Key>(map: Map<Key, number>, key: Key, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}
