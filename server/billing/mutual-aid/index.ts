export { floorOf, floorSetFor, ownAccount } from './accounts';
export { deductionId } from './deduction-id';
export { importBalances } from './import-balances';
export { importBindings } from './import-bindings';
export { endReservation, putBack, requireAccount, reserve } from './moves';
export { whyNotFromAccount } from './notice-rule';
export { usableFen } from './usable-amount';
export { accountOf, authorise, movementsOf } from './view';
