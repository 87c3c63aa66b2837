export { importBatch } from './import-batch';
export { fileHash } from './open-batch';
export { takeOver } from './stored-before';
export { RowError, takeRows } from './take-rows';
