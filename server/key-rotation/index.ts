export { type Rotation, rotateKeys } from './rotate-keys';
export { underKeys } from './under-old-keys';
