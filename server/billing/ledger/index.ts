export {
  bureauBalances,
  bureauSettlement,
  collectingOffice,
  collectingRegion,
  holderAccount,
  paidByHand,
  refundsPayable,
  wechatClearing,
} from './accounts';
export { balancesOver, entriesOf } from './balances';
export { book, sumOf, transfer } from './book';
