export { advanceRefund } from './advance';
export { closeRefund, completeRefund } from './close-refund';
export { backInAccount, endLine, grantedFen, uninsure } from './end-line';
export { hearOfRefund, readRefundOnBill } from './heard';
export { type RefundWanted, openRefunds, refundId, sumWanted } from './open-refunds';
export { refundView } from './refund-view';
export { retryRefund } from './retry-refund';
export { finalRefundStates, moveRefund } from './states';
