export { askForResuming, declineResume } from './ask-resume';
export { decideDuplicate, giveUp, resumeBenefits } from './end-duplicate';
export { importDuplicates } from './import-duplicates';
export { listDuplicates } from './list-duplicates';
export { lookAtSuspension, suspendBenefits } from './suspend';
export { undoDuplicates } from './undo-duplicates';
