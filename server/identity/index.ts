export { retryIfPersonGone, hold, releaseHold, payerHolder, rosterHolder } from './holders';
export { joinNumber } from './join-number';
export { countAttempt } from './look-up-limits';
export { logLookUp } from './look-up-log';
export { confirmSelf, issueCode } from './one-time-codes';
export { newPayer, noRelative } from './payer';
export {
  type DocumentNumber,
  findOrCreatePerson,
  findPerson,
  maskedPerson,
  nameFits,
  nameOf,
  namedPerson,
  numbersOf,
  requireDocument,
  requirePerson,
} from './people';
export { rotateKeys } from './rotate-keys';
export { personKeyId, pseudonym } from './seal';
