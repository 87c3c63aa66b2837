export { askForResuming, declineResume } from './ask-resume';
export { decideDuplicate, giveUp, resumeBenefits } from './end-duplicate';
export { importDuplicates } from './import-duplicates';
export { makeLetter } from './letter';
export { listDuplicates } from './list-duplicates';
export { lookAtDeath, noteDeath } from './note-death';
export { lookAtSuspension, suspendBenefits } from './suspend';
export { undoDuplicates } from './undo-duplicates';
export { duplicatesUpload } from './uploaded/kind';
