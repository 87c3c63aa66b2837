export { documentIn } from './document-in';
export { type Check, readChecked, rowsOfTaken } from './file-check';
export { takeInOrder } from './file-order';
