export { type AccountTerms, type Payee, accountTerms } from './account-terms';
export { floorOf, floorSetFor, ownAccount } from './accounts';
export { deductionId } from './deduction-id';
export { importBalances } from './import-balances';
export { importBindings } from './import-bindings';
export { lookAtBalances, lookAtBindings } from './look-at-files';
export { endReservation, putBack, requireAccount, reserve } from './moves';
export { usableFen } from './usable-amount';
export { accountOf, authorise, movementsOf } from './view';
