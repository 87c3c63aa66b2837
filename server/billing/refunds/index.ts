export { advanceRefund } from './advance';
export { closeRefund, completeRefund } from './close-refund';
export { backInAccount, endLine, uninsure } from './end-line';
export { grantedFen, grantPart, officeGrantedFen } from './granted-parts';
export { hearOfRefund, readRefundOnBill } from './heard';
export { type RefundWanted, openRefunds, refundId, sumWanted } from './open-refunds';
export { refundView } from './refund-view';
export { retryRefund } from './retry-refund';
export { finalRefundStates, moveRefund } from './states';
