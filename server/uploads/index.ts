export { beginUpload } from './begin';
export { beginComparing } from './compare';
export { type UploadTables, advanceUpload, goOnWithUpload } from './go-on';
export { beginProposal, beginTaking, beginUndo } from './hand-in';
export {
  type AskedToCompare,
  CellProblem,
  type Cells,
  type Checked,
  type NotTaken,
  type PartOfUpload,
  type Reading,
  type RowCheck,
  type Standing,
  type UploadKind,
  type UploadKindTable,
  uploadKind,
} from './kind';
export { endAll, leaveOut, removeUpload } from './leave-out';
export { mostGone } from './most-gone';
export { cellsOfRow, putRight } from './put-right';
export { personIn, textIn, valueOf } from './read-cells';
export { getUpload, listUploads, rowAfter, rowsOfUpload, viewOf } from './views';
