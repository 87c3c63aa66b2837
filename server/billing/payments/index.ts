export {
  askWeChat,
  cancelOrder,
  confirmReturn,
  currentOrder,
  isPaid,
  settleOwnOrders,
  unfinishedOrders,
} from './confirm';
export type { OrderAtWeChat } from './order-number';
export { placeOrder } from './place';
export { placeAtWeChat } from './place-at-wechat';
export { previewOrder } from './preview';
export { reconcileOrder } from './reconcile-order';
export { takePayment } from './take-payment';
export { orderStatus, orderViews } from './views';
