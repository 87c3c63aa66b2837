export { askWeChat, cancelOrder, confirmReturn, currentOrder, isPaid } from './confirm';
export { placeOrder } from './place';
export { previewOrder } from './preview';
export { lookAtOrder } from './reconcile-order';
export { takePayment } from './take-payment';
export { orderStanding, orderViews, paymentFor } from './views';
