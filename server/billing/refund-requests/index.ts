export { listCases, resolveCase } from './cases';
export { grantRefund, lookAtGrant } from './grant';
export { paymentsToGiveBack } from './left-of-payment';
export { answerRefund, refundQuestions } from './insured-consent';
export { withoutWeChat } from './without-wechat';
export { requestRefund } from './request';
export { requestOfRefund } from './request-of-refund';
export { refundViews } from './request-view';
export { getRequest, putRequest, requestsOfOrders } from './stored-requests';
