export { type AidOfFund, type LevyLine, levyLine, lineApart, lineOfAnswer, withoutAid } from './levy-line';
export type { LevyPerson } from './levy-person';
export {
  type ListOf,
  aidLedgerSheet,
  givenByAmounts,
  givenByBooks,
  levyRow,
  levySheet,
  schoolSheet,
  sumsOfRow,
  taxHeader,
  taxRow,
  totalsSheet,
} from './levy-sheets';
export { LevyTotals, noSums, plusSums, requireAddsUp } from './levy-totals';
