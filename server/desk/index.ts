export { dutiesDue } from './duties-due';
export { personFile } from './person-file';
export { searchPerson, wholeNumbers } from './search';
export { workWaiting } from './work-waiting';
