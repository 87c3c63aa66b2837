export { agree } from './agree';
export { removeDraft, saveDraft, setPaper } from './drafts';
export { end } from './end';
export { propose, sendBack } from './propose';
export { proposeWhole } from './propose-whole';
export { chainsOf, draftView, versionText } from './views';
export { withdraw } from './withdraw';
export { withdrawalPreview } from './withdrawal-preview';
