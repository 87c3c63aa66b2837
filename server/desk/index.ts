export { dutiesDue } from './duties-due';
export { workWaiting } from './work-waiting';
