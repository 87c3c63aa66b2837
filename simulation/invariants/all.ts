import type { Violation } from '../outcome';
import type { World } from '../world';
import { assertions } from './assertions';
import { books } from './books';
import { Evidence } from './evidence';
import { orders } from './orders';
import { persons } from './persons';
import { purses } from './purses';

/** Looks for what must not be. Yields a sentence for each place where the invariant is broken. */
export type Check = (evidence: Evidence) => Iterable<string>;

/** Invariants by name; a name says what holds. */
export type Invariants = Readonly<Record<string, Check>>;

const invariants: Invariants = { ...assertions, ...persons, ...orders, ...books, ...purses };

/** Everything that does not hold at the end of a story. */
export const violationsOf = (world: World): readonly Violation[] => {
  const evidence = new Evidence(world);
  return Object.entries(invariants).flatMap(([invariant, check]) =>
    [...check(evidence)].map((detail) => ({ invariant, detail })),
  );
};
