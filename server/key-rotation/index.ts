export { type Rotation, rewriteUntil, rotateKeys } from './rotate-keys';
export { underKeys } from './under-old-keys';
