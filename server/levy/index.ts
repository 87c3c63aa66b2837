export { type LevyLine, levyLine, withoutAid } from './levy-line';
export type { LevyPerson } from './levy-person';
export {
  type ListOf,
  aidLedgerSheet,
  levyRow,
  levySheet,
  schoolSheet,
  sumsOfRow,
  taxHeader,
  taxRow,
  totalsSheet,
} from './levy-sheets';
export { type LevySums, LevyTotals, noSums, plusSums, requireAddsUp } from './levy-totals';
