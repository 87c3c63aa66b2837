export { documentIn } from './document-in';
export { type Check, type OfficeFileKind, readChecked, rowsOfTaken } from './file-check';
export { takeInOrder } from './file-order';
export { type OfficeRow, officeFileUpload, problemOf } from './uploaded';
