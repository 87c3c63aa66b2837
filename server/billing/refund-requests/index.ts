export { listCases, resolveCase } from './cases';
export { requestRefund } from './request';
