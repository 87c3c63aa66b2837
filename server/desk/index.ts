export { dutiesDue } from './duties-due';
export { personFile } from './person-file';
export { searchPerson, wholeNumbers } from './search';
export { agreeToWork, endWork, lookAtWork } from './told-of-work';
export { workWaiting } from './work-waiting';
