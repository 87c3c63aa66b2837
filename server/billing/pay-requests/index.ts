export { payRequestsWith } from './stored-requests';
export { lookAtPayRequest, makePayRequest, openPayRequest, payRequestMs } from './pay-request';
