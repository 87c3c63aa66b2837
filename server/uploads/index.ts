export { beginUpload } from './begin';
export { type UploadTables, advanceUpload, goOnWithUpload } from './go-on';
export { beginProposal, beginUndo } from './hand-in';
export {
  CellProblem,
  type Cells,
  type Checked,
  type Reading,
  type RowCheck,
  type UploadKind,
  type UploadKindTable,
  uploadKind,
} from './kind';
export { leaveOut, removeUpload } from './leave-out';
export { getUpload, listUploads, rowsOfUpload, viewOf } from './views';
