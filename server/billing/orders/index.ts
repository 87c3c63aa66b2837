export { requireFree } from './assert-orderable';
export { closeInTransaction, closeOrder } from './close';
export { type DraftLine, askedFor, draftLine, rostersOf } from './draft';
export { endOfOrder } from './expiry';
export {
  amountChanged,
  dayEnds,
  dayEndsWords,
  inOtherHands,
  noOrder,
  orderDiffers,
  ReservedError,
  wechatSilent,
} from './refusals';
export { letGo } from './release-reservation';
export { requireOwn } from './require-own';
export { type Allotment, accountReason, allot, dueFen, sumDue } from './split-payment';
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
