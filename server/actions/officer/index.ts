export { actsOfTwo } from './acts-of-two';
export { officerActions } from './actions';
export { paperText } from './notice-parts';
export { officerTable } from './table';
