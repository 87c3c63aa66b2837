export { correctPerson, lookAtCorrection } from './correct';
export { findStoredPerson } from './stored-person';
