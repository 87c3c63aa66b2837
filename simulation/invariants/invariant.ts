import type { Evidence } from './evidence';

/** Looks for what must not be. Yields a sentence for each place where the invariant is broken. */
export type Check = (evidence: Evidence) => Iterable<string>;

/** Invariants by name; a name says what holds. */
export type Invariants = Readonly<Record<string, Check>>;
