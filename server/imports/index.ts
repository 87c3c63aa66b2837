export { importBatch } from './import-batch';
export { takeOver } from './stored-before';
export { RowError, takeRows } from './take-rows';
