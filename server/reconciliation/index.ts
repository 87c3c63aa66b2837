export { compareBills } from './compare-bill';
export { makeStatements, officeMoves } from './make-statements';
export { ownDay } from './own-day';
export { billDifferences, statementsOf } from './reports';
