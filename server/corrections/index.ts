export { correctPerson, lookAtCorrection } from './correct';
export { noPerson } from './correct';
export { findStoredPerson, requirePersonHere, storedPersonOf } from './stored-person';
