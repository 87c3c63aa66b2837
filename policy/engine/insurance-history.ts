import type { InsuranceHistory } from '../fact-sheet';

/** What a notice may ask of the years in which somebody was insured or wasn't; undefined where nobody knows. */

export function wasInsuredLastYear(history: InsuranceHistory = {}): boolean | undefined {
  if (history.insuredLastYear !== undefined) return history.insuredLastYear;
  if (history.missedYears !== undefined && history.missedYears > 0) return false;
  return history.unbrokenYears !== undefined && history.unbrokenYears > 0 ? true : undefined;
}

/** Years missed up to now: none for who was insured last year. */
export function missedYearsOf(history: InsuranceHistory = {}): number | undefined {
  return wasInsuredLastYear(history) === true ? 0 : history.missedYears;
}

/** Years on end up to now: none for who missed the last one. */
export function unbrokenYearsOf(history: InsuranceHistory = {}): number | undefined {
  return wasInsuredLastYear(history) === false ? 0 : history.unbrokenYears;
}
