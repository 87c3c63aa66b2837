export { importResidents } from './import-residents';
export { type InsuranceChanged, noteInsured } from './note-insured';
export { undoResidents } from './undo-residents';
export { type LivesIn, villagesOf } from './villages-of';
