export { type Standing, advanceEvidence, eraseEvidenceOf, goesAt } from './end';
export { beginPicture, keepPicture, removePicture } from './give';
export { countPictures, shownPictures } from './show';
export { type EvidenceSubject, isKept, pictureViews } from './stored';
