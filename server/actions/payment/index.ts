export { type Acknowledgement, paymentCallback } from './callback';
