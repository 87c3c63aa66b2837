export { listCases, resolveCase } from './cases';
export { requestRefund } from './request';
export { requestOfRefund } from './request-of-refund';
export { refundViews } from './request-view';
export { getRequest, putRequest, requestsOfOrders } from './stored-requests';
