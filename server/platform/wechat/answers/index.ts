export { UnreadableBillError, readBill } from './bill';
export {
  type CallbackNotice,
  type PaymentNotice,
  type RefundNotice,
  callbackNotice,
} from './callback-events';
export { keysOf, orderOf, paymentParameters, requireSuccess, unknownShape } from './pay-answers';
export { refundOf } from './refund-answers';
