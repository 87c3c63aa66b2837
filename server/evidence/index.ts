export { type Standing, advanceEvidence, eraseEvidenceOf, goesAt } from './end';
export { beginPicture, keepPicture, removePicture } from './give';
export {
  askersPhonesUnderOldKeys,
  countAskersPhonesUnderOldKeys,
  phoneGiven,
  phoneIn,
  requirePhone,
  resealAskersPhone,
  setPhone,
} from './phone';
export { type PicturesKept, picturesKept } from './pictures-kept';
export { type GivenInShort, givenFor, shownPictures, shownToGiver } from './show';
export { type EvidenceSubject, evidenceId, isKept, pictureViews } from './stored';
