export { askersOf, isListed, wasPaid } from './asked-to-pay';
export { assertOrderable } from './assert-orderable';
export { closeInTransaction, closeOrder } from './close';
export {
  type Asked,
  type DraftLine,
  type Surroundings,
  askedFor,
  draftLine,
  peopleOf,
  rostersOf,
} from './draft';
export { orderExpiry } from './expiry';
export { FamilyList } from './family-list';
export {
  amountChanged,
  dayEnds,
  dayEndsWords,
  inOtherHands,
  noMerchantWords,
  noOrder,
  orderDiffers,
  ReservedError,
  wechatSilent,
} from './refusals';
export { releaseReservation } from './release-reservation';
export { type PartLine, merchantOfOrder, orderParts } from './order-parts';
export { requireOwn } from './require-own';
export { type PaymentSplit, splitPayment, payeesOf, greedily, dueFen, sumDue } from './split-payment';
export {
  afterStep,
  finalLineStates,
  lineMoves,
  moveLine,
  moveOrder,
  orderMoves,
  stateOfPaid,
  withLine,
  withOpenRefund,
  withoutOpenRefund,
} from './states';
export { lineReason, orderMessage, refundReasonWords } from './words';
export { giveWay, ordersGivingWay, requirePaidBefore } from './first-in-line';
