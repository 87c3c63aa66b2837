export { importElsewhere } from './import';
export { lookAtElsewhere, lookAtUndoneElsewhere } from './look';
export { takeBack } from './take-back';
export { undoElsewhere } from './undo';
export { elsewhereUpload } from './uploaded';
