export { type ActTable, type Look, actOfTwo, mostRowsShown } from './act';
export { advanceProposal } from './advance';
export { agree, goOn, stop } from './decide';
export { propose, proposeFor } from './propose';
export { getProposal, listProposals } from './views';
export { nextWorkingDay } from './working-day';
