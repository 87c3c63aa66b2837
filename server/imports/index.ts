export { importBatch } from './import-batch';
export { fileHash } from './open-batch';
export { keepBefore, standingOf, withoutCause, withoutLast } from './states-before';
export { takeOver } from './stored-before';
export { RowError, type Rows, takeRows } from './take-rows';
export { undoBatch, undoWords } from './undo-batch';
