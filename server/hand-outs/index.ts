export { type FileForOfficer, endHandOut, handOut, handOutsOf, openHandOut } from './hand-out';
