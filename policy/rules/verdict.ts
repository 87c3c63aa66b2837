/**
 * Whether a condition is met. `unknown`: a fact is missing, which counts as not met and is said. `passed`: it would have
 * been met, but a time limit is over.
 */
export const no = 0;
export const yes = 1;
export const unknown = 2;
export const passed = 3;
export type Verdict = 0 | 1 | 2 | 3;

/** All conditions together: one that fails decides, then one that is not known, then a limit that has passed. */
export function both(one: Verdict, other: Verdict): Verdict {
  if (one === no || other === no) return no;
  if (one === unknown || other === unknown) return unknown;
  return one === passed || other === passed ? passed : yes;
}

/** Any of several: one that is met decides, then one that may be met, then one that was met too late. */
export function either(one: Verdict, other: Verdict): Verdict {
  if (one === yes || other === yes) return yes;
  if (one === unknown || other === unknown) return unknown;
  return one === passed || other === passed ? passed : no;
}
