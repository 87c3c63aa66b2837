export { compareBills } from './compare-bill';
export { makeStatements, officeMoves } from './make-statements';
export { billDifferences, statementsOf } from './reports';
