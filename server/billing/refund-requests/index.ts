export { listCases, resolveCase } from './cases';
export { answerRefund, refundQuestions } from './insured-consent';
export { withoutWeChat } from './without-wechat';
export { requestRefund } from './request';
export { requestOfRefund } from './request-of-refund';
export { refundViews } from './request-view';
export { getRequest, putRequest, requestsOfOrders } from './stored-requests';
