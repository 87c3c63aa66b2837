export { advanceRefund, afterRefund, finishInTransaction } from './advance';
export { backInAccount, endLine, grantedFen, uninsure } from './end-line';
export { openRefund, refundId } from './open-refund';
export { refundView } from './refund-view';
export { finalRefundStates, moveRefund } from './states';
