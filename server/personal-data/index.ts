export { copyOf } from './copy';
export { carryOutErasure, eraseAccount } from './erase-account';
export { eventsOf } from './events';
