export {
  PersonGoneError,
  retryIfPersonGone,
  hold,
  releaseHold,
  payerHolder,
  payerOf,
  rosterHolder,
  tiedWeChat,
} from './holders';
export { confirmSelf, endTie } from './confirm-self';
export { notSo, withBirthDate, withDocument, withName, withoutJoinedNumber } from './correct';
export type { IdentityProof } from './identity-proof';
export { type IdentityProofs, identityProofs } from './identity-proofs';
export { type PersonOf, findPeople } from './find-people';
export { joinNumber } from './join-number';
export { countAttempt, countOfNumber, countOfPerson, countersOfNumber } from './count-attempt';
export { type CallerAct, type LimitedAct, dailyLimits } from './daily-limits';
export { logLookUp } from './look-up-log';
export { issueCode } from './one-time-codes';
export { isHimselfOrAgreed, newPayer, noRelative } from './payer';
export {
  type DocumentNumber,
  carriesBirthDate,
  findEvenly,
  findOrCreatePerson,
  findPerson,
  knownPeople,
  maskedPerson,
  nameFits,
  nameOf,
  namedPerson,
  numbersOf,
  requireDocument,
  requirePerson,
  sexOf,
} from './people';
export { asTypedBy, isNamedOtherwise, personAsTyped, requireSameName, typedName } from './other-names';
export { listedEvent, personEvent } from './person-events';
export { personOnList } from './person-on-list';
export { type PersonToHold, personToHold } from './person-to-hold';
export {
  type OldKeysPage,
  type PageOfOldKeys,
  countOldKeys,
  countPeopleUnderOldKeys,
  isRotating,
  keysOutOfUse,
  peopleUnderOldKeys,
  rewriteUnderNewestKeys,
} from './rotate-keys';
export { UnreadableSealError, newest, open, personKeyId, pseudonym, pseudonyms, seal } from './seal';
