import type { Counts } from './reached';

/** An invariant that did not hold at the end of a run. */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

/** What one seed came to. */
export interface Outcome {
  readonly seed: number;
  readonly orders: number;
  readonly crashes: number;
  readonly calls: number;
  readonly events: number;
  readonly violations: readonly Violation[];
  /** How often the story took each of the rare ways. */
  readonly reached: Counts;
  /** The same for the same story, byte for byte. */
  readonly digest: string;
  /** Empty unless asked for. */
  readonly trace: readonly string[];
}
