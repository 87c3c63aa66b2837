export { batchTable, makeBatch, openBatch } from './batch';
export { listBatches } from './batches';
export { readResult } from './result';
export { lookAtResult } from './look-at-result';
export { resultUpload } from './uploaded';
